import type { Calendar, SlaPolicy } from '../../src-shared/domain/sla/sla.ts';
import type { SlaTimer } from '../../src-shared/domain/sla/sla-timer.ts';
import { T0, uuid } from './ticket-factory.ts';

/** Monday to Friday, 09:00-17:00 WIB. */
export function aCalendar(patch: Partial<Calendar> = {}): Calendar {
  const week = [1, 2, 3, 4, 5].map((day) => ({ day, fromMinute: 540, minutes: 480 }));
  return {
    id: uuid(80),
    name: 'Toko',
    scope: { kind: 'workspace' },
    timeZone: 'Asia/Jakarta',
    week,
    holidays: [],
    awayMessage: null,
    rev: 1,
    ...patch,
  };
}

/** For every ticket, around the clock: 60 minutes to the first reply, 30 to the next, 480 to the resolution. */
export function aPolicy(patch: Partial<SlaPolicy> = {}): SlaPolicy {
  return {
    id: uuid(70),
    name: 'Umum',
    position: 1,
    match: { queueIds: [], priorities: [], channels: [], contactTags: [] },
    targets: { firstResponse: 60, nextResponse: 30, resolution: 480 },
    calendarId: 'always',
    pauseWhileWaiting: true,
    warnMinutes: 10,
    rev: 3,
    ...patch,
  };
}

/** A first reply that is due an hour after T0. */
export function aTimer(patch: Partial<SlaTimer> = {}): SlaTimer {
  return {
    kind: 'firstResponse',
    policyId: uuid(70),
    policyVersion: 1,
    startedAt: T0,
    runFrom: T0,
    dueAt: T0 + 3_600_000,
    warnAt: null,
    pausedAt: null,
    usedMs: 0,
    metAt: null,
    breachedAt: null,
    ...patch,
  };
}
