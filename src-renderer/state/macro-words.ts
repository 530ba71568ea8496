import { useMemo } from 'react';
import type { MacroStep } from '#shared/domain/template/macro.ts';
import { macroText } from '#shared/text/template-text.ts';
import { priorityText, statusText } from '#shared/text/ticket-text.ts';
import { useDirectory } from './use-directory.ts';
import { useText } from './use-text.ts';

/** A step as a sentence; a title is the reply's template, where it is known. */
export function useMacroWords(): (step: MacroStep, title?: string) => string {
  const text = useText();
  const { queueName } = useDirectory();
  return useMemo(
    () => (step: MacroStep, title?: string) => {
      switch (step.type) {
        case 'reply':
          return title === undefined ? text(macroText.stepReply) : text(macroText.stepReplyTitle, { title });
        case 'note':
          return text(macroText.stepNote);
        case 'tags': {
          const parts = [
            ...(step.add.length > 0 ? [text(macroText.stepTagsAdd, { tags: step.add.join(', ') })] : []),
            ...(step.remove.length > 0 ? [text(macroText.stepTagsRemove, { tags: step.remove.join(', ') })] : []),
          ];
          return parts.length === 0 ? text(macroText.stepTags) : parts.join('. ');
        }
        case 'priority':
          return text(macroText.stepPriorityTo, { priority: text(priorityText[step.priority]) });
        case 'status':
          return text(macroText.stepStatusTo, { status: text(statusText[step.status]) });
        case 'snooze':
          return text(macroText.stepSnoozeFor, { hours: step.hours });
        case 'transfer':
          return text(macroText.stepTransferTo, { queue: queueName(step.queueId) || '—' });
        case 'claim':
          return text(macroText.stepClaim);
      }
    },
    [text, queueName],
  );
}
