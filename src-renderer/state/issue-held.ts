import type { CommandBody } from '#shared/domain/sync/command.ts';
import type { HostClient } from '../host-client/host-context.tsx';
import { browserClock } from './clock.ts';
import { offerUndo } from './undo.ts';

type IssueAll = HostClient['command']['issueAll'];

/** The time to think after something that can be undone, in milliseconds. */
export const UNDO_MS = 8_000;
/** The same for one plain act, which others wait for: a resolved ticket, a transfer. */
export const SHORT_UNDO_MS = 5_000;

export type HeldOptions = {
  /** The time to think; `UNDO_MS` when absent. */
  readonly holdMs?: number;
  /** The texts were not typed: what the agent is writing stays, and an undo makes no draft of them. */
  readonly keepDrafts?: boolean;
  /** Runs once it was taken back. */
  readonly onUndone?: () => void;
};

/**
 * Saves commands together, holds them back for the time to think, and offers to take them back. Settles once they are on
 * disk; throws what the host refused, and then nothing was saved. `said` is what was done, as a sentence.
 */
export async function issueWithUndo(host: HostClient, bodies: readonly CommandBody[], said: string, options: HeldOptions = {}): Promise<void> {
  const { holdMs = UNDO_MS, keepDrafts = false } = options;
  // Counted from before the host began to hold them: the notice never promises more time than there is.
  const until = browserClock.monotonic() + holdMs;
  const { commands } = await host.command.issueAll({ bodies: [...bodies] as Parameters<IssueAll>[0]['bodies'], holdMs, keepDrafts });
  offerUndo({
    text: said,
    until,
    async undo() {
      const { withdrawn } = await host.command.withdraw({ commandIds: commands.map(({ commandId }) => commandId) });
      if (withdrawn) options.onUndone?.();
      return withdrawn;
    },
  });
}
