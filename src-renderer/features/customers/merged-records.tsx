import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Contact } from '#shared/domain/contact/contact.ts';
import { shownReach } from '#shared/domain/contact/written-identity.ts';
import { customerText } from '#shared/text/customer-text.ts';
import { useHost } from '../../host-client/host-context.tsx';
import { issueCommand } from '../../state/issue-command.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useText } from '../../state/use-text.ts';
import { Message } from '../../ui/message.tsx';
import { Section } from './section.tsx';

/** Records that are shown with this customer; each can be taken out again at any time. */
export function MergedRecords({ merged }: { merged: readonly Contact[] }) {
  const t = useText();
  const host = useHost();
  const errors = useErrorText();
  const [problem, setProblem] = useState<string | null>(null);
  const [said, setSaid] = useState('');

  async function undo(record: Contact) {
    try {
      await issueCommand(host, { type: 'contact.unmerge', contactId: record.id });
      setProblem(null);
      setSaid(t(customerText.didUndo, { name: record.name.trim() || t(customerText.nameless) }));
    } catch (error) {
      setProblem(t(customerText.notUndone, { reason: errors.error(error) }));
    }
  }

  return (
    <>
      <div role="status" className="tg-hidden">
        {said}
      </div>
      {problem !== null && <Message tone="danger">{problem}</Message>}
      {merged.length > 0 && (
        <Section title={t(customerText.merged)}>
          <ul className="cx-list">
            {merged.map((record) => {
              const name = record.name.trim() || t(customerText.nameless);
              return (
                <li key={record.id} className="cx-merged">
                  <span className="cx-row-words">
                    <span dir="auto">{name}</span>
                    <span className="cx-quiet tg-numbers" dir="auto">
                      {shownReach(record)}
                    </span>
                  </span>
                  <Button size="compact-xs" variant="default" aria-label={t(customerText.undoMergeOf, { name })} onClick={() => void undo(record)}>
                    {t(customerText.undoMerge)}
                  </Button>
                </li>
              );
            })}
          </ul>
        </Section>
      )}
    </>
  );
}
