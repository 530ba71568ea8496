import { type PolicyProblem, policyProblems } from '#shared/domain/sla/check-setup.ts';
import type { Calendar, SlaPolicy } from '#shared/domain/sla/sla.ts';
import type { SlaKind } from '#shared/domain/sla/sla-timer.ts';

export type Unit = 'minutes' | 'hours';
/** A length of time as it is typed. */
export type TimeDraft = { readonly text: string; readonly unit: Unit };

/** A policy as it is typed. */
export type PolicyDraft = Pick<SlaPolicy, 'name' | 'match' | 'calendarId' | 'pauseWhileWaiting'> & {
  readonly targets: Readonly<Record<SlaKind, TimeDraft>>;
  readonly warn: TimeDraft;
};

const LONGEST_MINUTES = 60 * 24 * 366;

export const policyDraftOf = (policy: SlaPolicy): PolicyDraft => ({
  name: policy.name,
  match: policy.match,
  calendarId: policy.calendarId,
  pauseWhileWaiting: policy.pauseWhileWaiting,
  targets: {
    firstResponse: written(policy.targets.firstResponse),
    nextResponse: written(policy.targets.nextResponse),
    resolution: written(policy.targets.resolution),
  },
  warn: written(policy.warnMinutes === 0 ? null : policy.warnMinutes),
});

export const newPolicyDraft = (): PolicyDraft => ({
  name: '',
  match: { queueIds: [], priorities: [], channels: [], contactTags: [] },
  calendarId: null,
  pauseWhileWaiting: true,
  targets: { firstResponse: written(30), nextResponse: written(60), resolution: { text: '16', unit: 'hours' } },
  warn: written(10),
});

export function policyOf(draft: PolicyDraft, id: string, position: number, rev: number): SlaPolicy {
  const { name, match, calendarId, pauseWhileWaiting, targets } = draft;
  const minutes = (time: TimeDraft) => {
    const read = readTime(time);
    return read === 'wrong' ? null : read;
  };
  return {
    ...{ id, rev, position, name: name.trim(), match, calendarId, pauseWhileWaiting },
    targets: { firstResponse: minutes(targets.firstResponse), nextResponse: minutes(targets.nextResponse), resolution: minutes(targets.resolution) },
    warnMinutes: minutes(draft.warn) ?? 0,
  };
}

export function policyDraftProblems(draft: PolicyDraft, calendars: readonly Calendar[]): ReadonlySet<PolicyProblem | 'target'> {
  const problems = new Set<PolicyProblem | 'target'>(policyProblems(policyOf(draft, '', 0, 0), { calendars }));
  const wrong = [...Object.values(draft.targets), draft.warn].some((time) => readTime(time) === 'wrong');
  if (wrong) problems.add('target');
  return problems;
}

/** In minutes; null: nothing is typed. */
export function readTime({ text, unit }: TimeDraft): number | null | 'wrong' {
  const plain = text.trim().replace(',', '.');
  if (plain === '') return null;
  const minutes = /^\d{1,6}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * (unit === 'hours' ? 60 : 1)) : 0;
  return minutes < 1 || minutes > LONGEST_MINUTES ? 'wrong' : minutes;
}

function written(minutes: number | null): TimeDraft {
  if (minutes === null) return { text: '', unit: 'minutes' };
  return minutes % 60 === 0 ? { text: String(minutes / 60), unit: 'hours' } : { text: String(minutes), unit: 'minutes' };
}
