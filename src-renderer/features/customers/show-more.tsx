import { UnstyledButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { contextText } from '#shared/text/context-text.ts';
import { useText } from '../../state/use-text.ts';

/** The first few of a list, and all of it on demand. */
export function ShowMore<T>({ items, first, children }: { items: readonly T[]; first: number; children: (item: T) => ReactNode }) {
  const text = useText();
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, first);
  return (
    <>
      <ul className="cx-list">{shown.map(children)}</ul>
      {shown.length < items.length && (
        <UnstyledButton className="cx-add" onClick={() => setAll(true)}>
          {text(contextText.showAll, { count: items.length })}
        </UnstyledButton>
      )}
    </>
  );
}
