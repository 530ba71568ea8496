import type { IdSource } from '#shared/base/ids.ts';
import { CodedError } from '#shared/contract/errors.ts';
import type { ConfigRow } from '#shared/domain/config/config.ts';
import { calendarProblems, policyProblems } from '#shared/domain/sla/check-setup.ts';
import type { Trx } from '../../db/database.ts';
import { type ConfigHook, loadConfig } from '../config/config-service.ts';

/** A transaction that read the set-up as it was is over by then, and what it wrote is looked at too. */
const LATE_MS = 60_000;

/** Refuses calendars and policies that cannot work, and has open tickets looked at again after a change. */
export function slaConfigHook(newId: IdSource): ConfigHook {
  return async (trx, { workspaceId }, before, after, now) => {
    const kind = (after ?? before)?.kind;
    if (kind !== 'calendar' && kind !== 'slaPolicy') return;
    const problem = await problemOf(trx, before, after);
    if (problem !== undefined) throw new CodedError('CONFIG_REFUSED', { problem });
    if (!moves(before, after)) return;
    const scan = (dueAt: number) => ({ workspace_id: workspaceId, id: newId(), contact_id: null, due_at: dueAt, after_id: null });
    await trx
      .insertInto('sla_scan')
      .values([scan(now), scan(now + LATE_MS)])
      .execute();
  };
}

async function problemOf(trx: Trx, before: ConfigRow | null, after: ConfigRow | null): Promise<string | undefined> {
  if (after?.kind === 'calendar') return calendarProblems(after.row, await loadConfig(trx, 'calendar', null))[0];
  if (after?.kind === 'slaPolicy') return policyProblems(after.row, { calendars: await loadConfig(trx, 'calendar', null) })[0];
  if (before?.kind !== 'calendar') return undefined;
  const policies = await loadConfig(trx, 'slaPolicy', null);
  return policies.some((policy) => policy.calendarId === before.row.id) ? 'inUse' : undefined;
}

/** A new name or away message of a calendar moves no deadline. */
function moves(before: ConfigRow | null, after: ConfigRow | null): boolean {
  if (before?.kind !== 'calendar' || after?.kind !== 'calendar') return true;
  const hours = ({ row: { scope, timeZone, week, holidays } }: Extract<ConfigRow, { kind: 'calendar' }>) =>
    JSON.stringify([Object.values(scope).sort(), timeZone, week.map((p) => [p.day, p.fromMinute, p.minutes]), holidays.map((day) => day.date)]);
  return hours(before) !== hours(after);
}
