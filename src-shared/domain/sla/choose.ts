import type { Ticket } from '../ticket/ticket.ts';
import type { Calendar, SlaPolicy } from './sla.ts';
import type { WorkTime } from './work-time.ts';

/** What a workspace has set up. */
export type SlaSetup = { readonly policies: readonly SlaPolicy[]; readonly calendars: readonly Calendar[] };

export const noSetup: SlaSetup = { policies: [], calendars: [] };

export type SlaPlan = { readonly policy: SlaPolicy; readonly work: WorkTime };

type Matched = Pick<Ticket, 'queueId' | 'teamId' | 'priority' | 'channel'>;

/** Of the policies that match, the one with the lowest position; of two with the same, the one made first. */
export function choosePolicy(ticket: Matched, contactTags: readonly string[], policies: readonly SlaPolicy[]): SlaPolicy | null {
  const fits = <T>(wanted: readonly T[], has: readonly T[]): boolean => wanted.length === 0 || wanted.some((one) => has.includes(one));
  let best: SlaPolicy | null = null;
  for (const policy of policies) {
    const { match } = policy;
    if (!fits(match.queueIds, [ticket.queueId]) || !fits(match.priorities, [ticket.priority])) continue;
    if (!fits(match.channels, [ticket.channel]) || !fits(match.contactTags, contactTags)) continue;
    if (best === null || policy.position < best.position || (policy.position === best.position && policy.id < best.id)) best = policy;
  }
  return best;
}

/** The calendar of the queue, else of its team, else of the workspace, whole: nothing of a wider one is mixed in. */
export function chooseCalendar({ queueId, teamId }: Pick<Ticket, 'queueId' | 'teamId'>, calendars: readonly Calendar[]): Calendar | null {
  const rank = ({ scope }: Calendar): number => {
    if (scope.kind === 'queue') return scope.queueId === queueId ? 0 : 3;
    if (scope.kind === 'team') return scope.teamId === teamId ? 1 : 3;
    return 2;
  };
  let best: Calendar | null = null;
  for (const calendar of calendars) {
    if (rank(calendar) === 3) continue;
    const closer = best === null ? -1 : rank(calendar) - rank(best) || (calendar.id < best.id ? -1 : 1);
    if (closer < 0) best = calendar;
  }
  return best;
}

/** By which policy and in whose hours a ticket's deadlines run; null: it has none. Without a calendar they run around the clock. */
export function planOf(ticket: Matched, contactTags: readonly string[], { policies, calendars }: SlaSetup): SlaPlan | null {
  const policy = choosePolicy(ticket, contactTags, policies);
  return policy === null ? null : { policy, work: workTimeOf(policy, ticket, calendars) };
}

/** The hours in which a policy's deadlines run for a ticket. */
export function workTimeOf(policy: SlaPolicy, ticket: Pick<Ticket, 'queueId' | 'teamId'>, calendars: readonly Calendar[]): WorkTime {
  if (policy.calendarId === 'always') return 'always';
  const named = policy.calendarId === null ? undefined : calendars.find((calendar) => calendar.id === policy.calendarId);
  return named ?? chooseCalendar(ticket, calendars) ?? 'always';
}
