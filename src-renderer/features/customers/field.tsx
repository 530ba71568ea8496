import { Textarea, TextInput, UnstyledButton } from '@mantine/core';
import IconPencil from '@tabler/icons-react/dist/esm/icons/IconPencil.mjs';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { contextText } from '#shared/text/context-text.ts';
import { useText } from '../../state/use-text.ts';
import { useReturnFocus } from '../../ui/use-return-focus.ts';

type Props = {
  label: string;
  value: string;
  /** Shown while there is no value. */
  empty: string;
  maxLength: number;
  lines?: 'one' | 'many';
  required?: boolean;
  icon?: ReactNode;
  onSave: (value: string) => Promise<boolean>;
};

/** A value that turns into a field where it stands. Leaving it or Enter saves, Escape gives up; a refused value stays in the field. */
export function Field({ label, value, empty, maxLength, lines = 'one', required = false, icon, onSave }: Props) {
  const text = useText();
  const [edited, setEdited] = useState<string | null>(null);
  const { button, byKey } = useReturnFocus(edited !== null);

  async function save(typed: string) {
    const next = typed.trim();
    if (next === value || (required && next === '') || (await onSave(next))) setEdited(null);
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) {
    const done = event.key === 'Enter' && (lines === 'one' || event.ctrlKey || event.metaKey);
    if (!done && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    byKey();
    if (done) void save(event.currentTarget.value);
    else setEdited(null);
  }

  if (edited === null) {
    return (
      <UnstyledButton ref={button} className="cx-field" title={text(contextText.edit, { field: label })} onClick={() => setEdited(value)}>
        {icon}
        <span className="tg-hidden">{label}: </span>
        <span className={value === '' ? 'cx-value cx-quiet' : 'cx-value'} dir="auto">
          {value === '' ? empty : value}
        </span>
        <IconPencil className="cx-pencil" size={14} aria-hidden />
      </UnstyledButton>
    );
  }
  const common = { size: 'xs', value: edited, maxLength, 'aria-label': label, autoFocus: true, onKeyDown } as const;
  return lines === 'many' ? (
    <Textarea
      {...common}
      autosize
      minRows={2}
      maxRows={8}
      onChange={(event) => setEdited(event.currentTarget.value)}
      onBlur={(event) => void save(event.currentTarget.value)}
    />
  ) : (
    <TextInput {...common} onChange={(event) => setEdited(event.currentTarget.value)} onBlur={(event) => void save(event.currentTarget.value)} />
  );
}
