import { statusCategory, type Ticket } from '../ticket/ticket.ts';
import { planOf, type SlaPlan, type SlaSetup } from './choose.ts';
import { SLA_KINDS, type SlaKind, type SlaTimer } from './sla-timer.ts';
import { addWorkingMs, type WorkTime, workingMsBetween } from './work-time.ts';

const MINUTE_MS = 60_000;

/** A ticket around an act; `before` is null when the act made it. */
export type SlaMoment = {
  readonly before: Ticket | null;
  readonly after: Ticket;
  readonly contactTags: readonly string[];
  readonly setup: SlaSetup;
  /** Server time of the act. */
  readonly at: number;
};

type Timers = Partial<Record<SlaKind, SlaTimer>>;

/**
 * The deadlines of a ticket after an act, from what the act did to the ticket. Also right when nothing happened but time or a
 * change of the set-up: called again it gives the same. The rules in words: `docs/sla.md`.
 */
export function advanceSla({ before, after, contactTags, setup, at }: SlaMoment): readonly SlaTimer[] {
  const known = before?.sla ?? [];
  const timers: Timers = {};
  for (const timer of known) timers[timer.kind] = fallDue(timer, before, at);
  const plan = planOf(after, contactTags, setup);

  if (isOver(after)) {
    if (before === null || !isOver(before)) end(timers, after, plan, at);
  } else {
    answer(timers, before, after, at);
    follow(timers, before, after, plan, at);
  }
  const next = SLA_KINDS.flatMap((kind) => timers[kind] ?? []);
  return next.length === known.length && next.every((timer, index) => sameTimer(timer, known[index])) ? known : next;
}

/** The timers with the deadlines that have passed marked; nothing else happens by time alone. */
export function breachDue(ticket: Ticket, at: number): readonly SlaTimer[] {
  const marked = ticket.sla.map((timer) => fallDue(timer, ticket, at));
  return marked.some((timer, index) => timer !== ticket.sla[index]) ? marked : ticket.sla;
}

/** The deadlines that count for a ticket now: of those for answers only while somebody waits for one. */
export function liveTimers(ticket: Pick<Ticket, 'sla' | 'status' | 'awaitingSince' | 'mergedIntoId'>): SlaTimer[] {
  if (isOver(ticket)) return [];
  return ticket.sla.filter((timer) => timer.metAt === null && (timer.kind === 'resolution' || ticket.awaitingSince !== null));
}

/** The timers whose deadline passed between the two. */
export function newBreaches(before: readonly SlaTimer[], after: readonly SlaTimer[]): SlaTimer[] {
  const same = (a: SlaTimer, b: SlaTimer) => a.kind === b.kind && a.startedAt === b.startedAt;
  return after.filter((timer) => timer.breachedAt !== null && !before.some((old) => same(old, timer) && old.breachedAt !== null));
}

/** The timers that were met between the two, in time or late. */
export function newlyMet(before: readonly SlaTimer[], after: readonly SlaTimer[]): SlaTimer[] {
  return after.filter((timer) => timer.metAt !== null && !before.some((old) => old.kind === timer.kind && old.metAt === timer.metAt));
}

const isOver = (ticket: Pick<Ticket, 'status' | 'mergedIntoId'>): boolean =>
  ticket.mergedIntoId !== null || statusCategory(ticket.status) === 'resolved';

/** The deadline is the last instant that is in time, whenever somebody looks. */
function fallDue(timer: SlaTimer, ticket: Ticket | null, at: number): SlaTimer {
  if (ticket === null || timer.breachedAt !== null || timer.dueAt === null || at <= timer.dueAt) return timer;
  return liveTimers(ticket).includes(timer) ? { ...timer, breachedAt: timer.dueAt } : timer;
}

/** Resolving meets the resolution and ends the rest without a verdict; what was missed before stays missed. A merge meets nothing. */
function end(timers: Timers, after: Ticket, plan: SlaPlan | null, at: number): void {
  for (const kind of SLA_KINDS) {
    const timer = timers[kind];
    if (timer === undefined || timer.metAt !== null) continue;
    if (kind === 'resolution' && after.mergedIntoId === null) {
      const ran = timer.pausedAt === null && plan !== null ? workingMsBetween(plan.work, timer.runFrom, at) : 0;
      timers[kind] = { ...timer, usedMs: timer.usedMs + ran, pausedAt: null, metAt: at };
    } else if (timer.breachedAt === null) {
      delete timers[kind];
    }
  }
}

/** Only a public reply of a person ends the waiting; nothing else that is written does. */
function answer(timers: Timers, before: Ticket | null, after: Ticket, at: number): void {
  if (before === null || before.awaitingSince === null || after.awaitingSince !== null) return;
  for (const kind of ['firstResponse', 'nextResponse'] as const) {
    const timer = timers[kind];
    if (timer !== undefined && timer.metAt === null) timers[kind] = { ...timer, metAt: at };
  }
}

function follow(timers: Timers, before: Ticket | null, after: Ticket, plan: SlaPlan | null, at: number): void {
  const reopened = (before !== null && isOver(before)) || timers.resolution?.metAt != null;
  // A customer who writes again begins a new round; an agent who opens a ticket again goes on with the time that is left.
  if (reopened && after.awaitingSince !== null) delete timers.resolution;
  const resolution = timers.resolution;
  if (reopened && resolution?.metAt != null) timers.resolution = { ...resolution, metAt: null, runFrom: at };
  startResponse(timers, before, after, plan, reopened);
  if (timers.resolution === undefined && plan !== null) {
    const from = reopened ? (after.awaitingSince ?? at) : after.createdAt;
    timers.resolution = newTimer('resolution', plan, from);
  }
  if (timers.resolution !== undefined) timers.resolution = standStill(timers.resolution, after, plan, at);
  for (const kind of SLA_KINDS) {
    const timer = timers[kind];
    if (timer === undefined || timer.metAt !== null || timer.breachedAt !== null) continue;
    const wanted = plan !== null && (kind === 'resolution' || after.awaitingSince !== null);
    const scheduled = wanted ? schedule(timer, plan, at) : null;
    if (scheduled === null) delete timers[kind];
    else timers[kind] = scheduled;
  }
}

/** The oldest message without an answer starts the clock: of the first answer when there was none yet, else of the next. */
function startResponse(timers: Timers, before: Ticket | null, after: Ticket, plan: SlaPlan | null, reopened: boolean): void {
  const since = after.awaitingSince;
  if (since === null) return;
  const first = timers.firstResponse;
  // A round that ended without an answer left no timer of a first one.
  const unanswered = since <= after.createdAt || (reopened && plan !== null && plan.policy.targets.firstResponse !== null);
  const isFirst = first === undefined ? unanswered : first.metAt === null;
  const kind = isFirst ? 'firstResponse' : 'nextResponse';
  const timer = timers[kind];
  const waitsOn = before !== null && before.awaitingSince !== null && !isOver(before);
  if (timer !== undefined && timer.metAt === null && waitsOn) {
    // A merge may bring somebody who has waited for longer.
    if (timer.breachedAt === null && timer.startedAt !== since) timers[kind] = { ...timer, startedAt: since, runFrom: since };
    return;
  }
  if (isFirst) delete timers.nextResponse;
  if (plan !== null) timers[kind] = newTimer(kind, plan, since);
  else if (timer !== undefined) delete timers[kind];
}

function standStill(timer: SlaTimer, after: Ticket, plan: SlaPlan | null, at: number): SlaTimer {
  if (timer.metAt !== null || timer.breachedAt !== null) return timer;
  const still = plan?.policy.pauseWhileWaiting === true && after.status === 'waiting';
  if (still && timer.pausedAt === null) {
    const usedMs = timer.usedMs + workingMsBetween(plan.work, timer.runFrom, at);
    return { ...timer, usedMs, pausedAt: at, dueAt: null, warnAt: null };
  }
  return !still && timer.pausedAt !== null ? { ...timer, pausedAt: null, runFrom: at } : timer;
}

function newTimer(kind: SlaKind, { policy }: SlaPlan, startedAt: number): SlaTimer {
  return {
    kind,
    policyId: policy.id,
    policyVersion: policy.rev,
    startedAt,
    runFrom: startedAt,
    dueAt: null,
    warnAt: null,
    pausedAt: null,
    usedMs: 0,
    metAt: null,
    breachedAt: null,
  };
}

/** The deadline by the plan as it is now, from where the clock began; null: the plan has no such deadline. */
function schedule(timer: SlaTimer, { policy, work }: SlaPlan, at: number): SlaTimer | null {
  const minutes = policy.targets[timer.kind];
  if (minutes === null) return null;
  const owner = { policyId: policy.id, policyVersion: policy.rev };
  if (timer.pausedAt !== null) return { ...timer, ...owner };
  const due = dueBy(work, timer, minutes * MINUTE_MS, policy.warnMinutes * MINUTE_MS);
  return { ...timer, ...owner, ...due, breachedAt: due.dueAt !== null && at > due.dueAt ? due.dueAt : null };
}

function dueBy(work: WorkTime, { runFrom, usedMs }: SlaTimer, targetMs: number, warnMs: number) {
  const left = Math.max(0, targetMs - usedMs);
  const dueAt = addWorkingMs(work, runFrom, left);
  return { dueAt, warnAt: dueAt === null ? null : addWorkingMs(work, runFrom, Math.max(0, left - warnMs)) };
}

function sameTimer(a: SlaTimer, b: SlaTimer | undefined): boolean {
  return b !== undefined && (Object.keys(a) as (keyof SlaTimer)[]).every((key) => a[key] === b[key]);
}
