import { TextInput, UnstyledButton } from '@mantine/core';
import IconPencil from '@tabler/icons-react/dist/esm/icons/IconPencil.mjs';
import { type KeyboardEvent, useState } from 'react';
import { LIMITS } from '#shared/contract/schemas.ts';
import { ticketText } from '#shared/text/ticket-text.ts';
import { useText } from '../../state/use-text.ts';
import { useReturnFocus } from '../../ui/use-return-focus.ts';

/** The subject; a click turns it into a field. Enter and leaving it save, Escape gives up; a change from elsewhere waits outside. */
export function SubjectField({ subject, onSave }: { subject: string; onSave: (subject: string) => Promise<boolean> }) {
  const text = useText();
  const [edited, setEdited] = useState<string | null>(null);
  const { button, byKey } = useReturnFocus(edited !== null);

  async function save(value: string) {
    const next = value.trim();
    if (next === '' || next === subject || (await onSave(next))) setEdited(null);
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    byKey();
    if (event.key === 'Escape') setEdited(null);
    else void save(event.currentTarget.value);
  }

  if (edited === null) {
    return (
      <h2 className="tk-subject">
        <UnstyledButton ref={button} className="tk-subject-button" onClick={() => setEdited(subject)} title={text(ticketText.editSubject)}>
          <span className="tk-ellipsis" dir="auto">
            {subject === '' ? text(ticketText.noSubject) : subject}
          </span>
          <IconPencil className="tk-pencil" size={14} aria-hidden />
        </UnstyledButton>
      </h2>
    );
  }
  return (
    <TextInput
      className="tk-subject-input"
      size="xs"
      value={edited}
      maxLength={LIMITS.subject}
      aria-label={text(ticketText.subject)}
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setEdited(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={(event) => void save(event.currentTarget.value)}
    />
  );
}
