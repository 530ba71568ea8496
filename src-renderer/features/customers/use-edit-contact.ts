import { useState } from 'react';
import { contextText } from '#shared/text/context-text.ts';
import { useHost } from '../../host-client/host-context.tsx';
import { issueCommand } from '../../state/issue-command.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useText } from '../../state/use-text.ts';
import type { Edit } from './customer-types.ts';

/** Corrects a record; the promise says whether it was saved, `problem` why not. */
export function useEditContact(contactId: string): { edit: Edit; problem: string | null } {
  const text = useText();
  const host = useHost();
  const errorText = useErrorText();
  const [problem, setProblem] = useState<string | null>(null);
  const edit: Edit = async (change, of = contactId) => {
    try {
      await issueCommand(host, { type: 'contact.edit', contactId: of, edit: change });
      setProblem(null);
      return true;
    } catch (thrown) {
      setProblem(text(contextText.notSaved, { reason: errorText.error(thrown) }));
      return false;
    }
  };
  return { edit, problem };
}
