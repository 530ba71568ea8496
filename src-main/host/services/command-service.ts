import { CodedError } from '#shared/contract/errors.ts';
import type { CommandBody, Refusal } from '#shared/domain/sync/command.ts';
import { issueCommand, issueCommands, type Saved } from '../outbox/issue-command.ts';
import { bodyOf, dismissRow, getCommand, unpark } from '../outbox/outbox-rows.ts';
import { giveBackText } from '../outbox/outcomes.ts';
import { refold } from '../outbox/overlay.ts';
import { RefusedError } from '../outbox/refused-error.ts';
import { withdrawCommands } from '../outbox/withdraw.ts';
import type { CurrentWork } from './work.ts';

export type CommandService = {
  /** Returns once the command is on the disk. Throws what `issueCommand` throws. */
  issue(body: CommandBody): Saved;
  /** All in one transaction. With `holdMs` they are not sent before it is over; `keepDrafts`: their text was not typed. */
  issueAll(bodies: readonly CommandBody[], holdMs: number, keepDrafts: boolean): { commands: Saved[]; undoUntil: number | null };
  /** Takes back what was held and is not on its way yet; false: it is too late, and nothing was changed. */
  withdraw(commandIds: readonly string[]): boolean;
  dismiss(commandId: string): void;
  retry(commandId: string): void;
};

export function createCommandService(current: CurrentWork): CommandService {
  return {
    issue: (body) => {
      const work = current();
      const saved = issueCommand(work.issue, body);
      work.loop.wake();
      return saved;
    },
    issueAll: (bodies, holdMs, keepDrafts) => {
      const work = current();
      const undoUntil = holdMs === 0 ? null : work.serverClock.now() + holdMs;
      const commands = issueCommands(work.issue, bodies, { holdMs, keepDrafts });
      work.loop.wake();
      return { commands, undoUntil };
    },
    withdraw: (commandIds) => {
      const { profile, serverClock, loop } = current();
      const context = { agentId: profile.agentId, now: serverClock.now() };
      const withdrawn = profile.store.write((tx) => withdrawCommands(tx, context, commandIds));
      // What waited behind them may go now.
      if (withdrawn) loop.wake();
      return withdrawn;
    },
    dismiss: (commandId) => {
      const { profile, serverClock, loop } = current();
      const row = getCommand(profile.store.read, commandId);
      if (row === null || (row.state !== 'refused' && row.state !== 'parked')) throw new CodedError('NOT_FOUND');
      profile.store.write((tx) => {
        if (row.state === 'parked') giveBackText(tx, bodyOf(row), serverClock.now());
        dismissRow(tx, row);
        refold(tx, { agentId: profile.agentId, now: serverClock.now() }, { kind: row.subject_kind, id: row.subject_id });
        if (row.subject_kind === 'ticket') tx.touched.tickets.add(row.subject_id);
      });
      // Commands behind a parked one of the same ticket may go now.
      if (row.state === 'parked') loop.wake();
    },
    retry: (commandId) => {
      const { profile, loop } = current();
      const row = getCommand(profile.store.read, commandId);
      if (row?.state !== 'parked') throw new CodedError('NOT_FOUND');
      profile.store.write((tx) => {
        unpark(tx, row);
        if (row.subject_kind === 'ticket') tx.touched.tickets.add(row.subject_id);
      });
      loop.now();
    },
  };
}

/** The rule that refused the command, when `error` says that one did. */
export function refusalOf(error: unknown): Refusal | null {
  return error instanceof RefusedError ? error.refusal : null;
}
