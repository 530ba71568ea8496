import { Pill, TextInput, UnstyledButton } from '@mantine/core';
import IconTag from '@tabler/icons-react/dist/esm/icons/IconTag.mjs';
import { useState } from 'react';
import { LIMITS } from '#shared/contract/schemas.ts';
import { contextText } from '#shared/text/context-text.ts';
import { useText } from '../../state/use-text.ts';
import { useReturnFocus } from '../../ui/use-return-focus.ts';

type Props = { tags: readonly string[]; onAdd: (tag: string) => void; onRemove: (tag: string) => void };

export function ContactTags({ tags, onAdd, onRemove }: Props) {
  const text = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const { button, byKey } = useReturnFocus(typed !== null);
  function add() {
    const tag = (typed ?? '').trim().replace(/\s+/g, '-').toLocaleLowerCase();
    if (tag !== '' && !tags.includes(tag)) onAdd(tag);
    setTyped(null);
  }
  return (
    <div className="cx-tags">
      {tags.map((tag) => (
        <Pill
          key={tag}
          size="sm"
          withRemoveButton
          removeButtonProps={{ 'aria-label': text(contextText.removeTag, { tag }), tabIndex: 0, 'aria-hidden': false }}
          onRemove={() => onRemove(tag)}
        >
          {tag}
        </Pill>
      ))}
      {typed === null ? (
        <UnstyledButton ref={button} className="cx-add" onClick={() => setTyped('')}>
          <IconTag size={14} aria-hidden />
          {text(contextText.addTag)}
        </UnstyledButton>
      ) : (
        <TextInput
          size="xs"
          w={140}
          autoFocus
          aria-label={text(contextText.addTag)}
          maxLength={LIMITS.tag}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== 'Escape') return;
            event.preventDefault();
            event.stopPropagation();
            byKey();
            if (event.key === 'Enter') add();
            else setTyped(null);
          }}
        />
      )}
    </div>
  );
}
