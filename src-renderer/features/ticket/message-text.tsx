import { UnstyledButton } from '@mantine/core';
import { memo, useMemo, useState } from 'react';
import { timelineText } from '#shared/text/timeline-text.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { foldedText, textParts } from './text-parts.ts';

/** What a person wrote, as text and nothing else. Addresses are not links: they can be copied. */
export const MessageText = memo(function MessageText({ value }: { value: string }) {
  const text = useText();
  const format = useFormat();
  const [whole, setWhole] = useState(false);
  const head = useMemo(() => foldedText(value), [value]);
  const shown = head === null || whole ? value : head;
  const parts = useMemo(() => textParts(shown), [shown]);
  return (
    <>
      <div className="tk-text" dir="auto">
        {parts.map((part, index) =>
          part.kind === 'text' ? (
            part.value
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move.
            <span key={index} className="tk-link">
              <bdi>{part.value}</bdi>
              <CopyButton className="tk-copy" value={part.value} label={text(timelineText.copyLink)} doneLabel={text(timelineText.copied)} />
            </span>
          ),
        )}
        {head !== null && !whole && '…'}
      </div>
      {head !== null && (
        <UnstyledButton className="tk-more" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? text(timelineText.showLess) : text(timelineText.showAll, { size: format.number(value.length) })}
        </UnstyledButton>
      )}
    </>
  );
});
