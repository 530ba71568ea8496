import { Button } from '@mantine/core';
import type { CommandStatus } from '#shared/contract/console/console-shapes.ts';
import { composerText } from '#shared/text/composer-text.ts';
import type { Sentence } from '#shared/text/languages.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useText } from '../../state/use-text.ts';
import { Notice } from './notice.tsx';

type Props = {
  /** What stands in the composer now: a text that is there already is not offered again. */
  writing: string;
  commands: readonly CommandStatus[];
  onUseText: (command: CommandStatus) => void;
  onSendAnyway: (command: CommandStatus) => void;
  onDismiss: (command: CommandStatus) => void;
  onRetry: (command: CommandStatus) => void;
};

const titles: Record<string, Sentence> = { 'ticket.reply': composerText.refusedReply, 'ticket.note': composerText.refusedNote };

/** What did not happen, why, and the ways on. Nothing leaves this list but by the agent's hand. */
export function RefusedList({ writing, commands, onUseText, onSendAnyway, onDismiss, onRetry }: Props) {
  const text = useText();
  return (
    <>
      {commands.map((command) => (
        <Notice
          key={command.commandId}
          tone={command.status.kind === 'parked' ? 'warn' : 'danger'}
          actions={
            <span className="tk-notice-actions">
              {needsReview(command) && (
                <Button size="compact-xs" onClick={() => onSendAnyway(command)}>
                  {text(composerText.sendAnyway)}
                </Button>
              )}
              {command.status.kind === 'parked' && (
                <Button size="compact-xs" onClick={() => onRetry(command)}>
                  {text(composerText.retry)}
                </Button>
              )}
              {hasLostText(command, writing) && (
                <Button size="compact-xs" variant="default" onClick={() => onUseText(command)}>
                  {text(composerText.useTextAgain)}
                </Button>
              )}
              <Button size="compact-xs" variant="default" onClick={() => onDismiss(command)}>
                {text(composerText.dismiss)}
              </Button>
            </span>
          }
        >
          <Reason command={command} />
          {hasLostText(command, writing) && (
            <span className="tk-excerpt" dir="auto">
              {command.text}
            </span>
          )}
        </Notice>
      ))}
    </>
  );
}

function hasLostText(command: CommandStatus, writing: string): boolean {
  return command.text !== null && command.text !== '' && !writing.includes(command.text);
}

function Reason({ command }: { command: CommandStatus }) {
  const text = useText();
  const errorText = useErrorText();
  const { status } = command;
  if (status.kind === 'parked') {
    return (
      <>
        <strong>{text(composerText.parkedTitle)}.</strong> {text(composerText.parkedHint, { count: status.attempts })}
      </>
    );
  }
  if (status.kind !== 'refused') return null;
  if (status.code === 'NEEDS_REVIEW') {
    const count = status.detail.count ?? 1;
    return <strong>{count === 1 ? text(composerText.unseenOne) : text(composerText.unseen, { count })}</strong>;
  }
  return (
    <>
      <strong>{text(titles[command.type] ?? composerText.refusedAction)}.</strong> {errorText.refusal(status)}
    </>
  );
}

export function needsReview(command: CommandStatus): boolean {
  return command.type === 'ticket.reply' && command.status.kind === 'refused' && command.status.code === 'NEEDS_REVIEW';
}
