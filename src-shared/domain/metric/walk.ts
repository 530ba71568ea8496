import type { StatusCategory } from '../ticket/ticket.ts';
import type { Fact, LeftOut } from './fact.ts';
import type { HistoryEvent } from './history.ts';

/** Milliseconds of the calendar between two moments; null: there is no calendar. */
export type WorkingMs = ((from: number, to: number) => number) | null;

/** An agent's part in a ticket: from the moment it was theirs to the moment it was done or somebody else's. */
export type Part = {
  readonly agentId: string;
  readonly from: number;
  readonly queueId: string | null;
  /** Stretches in which the ticket was open and in their hands. */
  readonly stretches: [from: number, to: number][];
  openSince: number | null;
  answered: boolean;
  acted: boolean;
  to: number | null;
  transferred: boolean;
  leftOut: LeftOut | null;
  recordedAt: number | null;
};

export type Resolution = {
  readonly at: number;
  readonly byId: string | null;
  readonly queueId: string | null;
  /** Opened again by the customer and put away without a word: a thank-you. */
  readonly noAction: boolean;
  readonly recordedAt: number | null;
  reopenedAt: number | null;
};

/** Facts that are known at the event that ends them, and what the rest is made of. */
export type Walked = {
  readonly facts: Fact[];
  readonly parts: readonly Part[];
  readonly resolutions: readonly Resolution[];
  readonly owners: readonly { readonly at: number; readonly agentId: string | null }[];
  readonly ratings: readonly { readonly at: number; readonly score: number; readonly queueId: string | null }[];
  readonly createdAt: number;
  readonly createdIn: string | null;
  /** When people took over from a bot, before anyone had answered. */
  readonly botUntil: number | null;
  readonly status: StatusCategory | 'merged';
  /** Whether a person wrote to the customer since the ticket opened or opened again. */
  readonly repliedSince: boolean;
};

/** Goes through the events of one ticket once. */
export function walk(ticketId: string, events: readonly HistoryEvent[], workingMs: WorkingMs): Walked {
  const walker = new Walker(ticketId, workingMs);
  for (const event of events) walker.take(event);
  return walker.end();
}

class Walker {
  readonly #ticketId: string;
  readonly #workingMs: WorkingMs;
  readonly #facts: Fact[] = [];
  readonly #parts: Part[] = [];
  readonly #resolutions: Resolution[] = [];
  readonly #owners: { at: number; agentId: string | null }[] = [];
  readonly #ratings: { at: number; score: number; queueId: string | null }[] = [];
  #status: StatusCategory | 'merged' = 'open';
  #snoozed = false;
  #owner: string | null = null;
  #part: Part | null = null;
  #queueId: string | null = null;
  #queuedSince: number | null = null;
  /** Oldest customer message without an answer. */
  #awaiting: number | null = null;
  /** First customer message of the round, while nobody has ever answered. */
  #clock: number | null = null;
  #answered = false;
  #handedOffAt: number | null = null;
  #botUntil: number | null = null;
  #repliedThisRound = false;
  /** Who has been counted for this round already. */
  readonly #contacted = new Set<string>();
  #absorbedAt: number | null = null;
  #createdAt: number | null = null;
  #createdIn: string | null = null;
  #now = 0;
  #recordedAt: number | null = null;

  constructor(ticketId: string, workingMs: WorkingMs) {
    this.#ticketId = ticketId;
    this.#workingMs = workingMs;
  }

  take(event: HistoryEvent): void {
    this.#now = event.at;
    this.#recordedAt = event.recordedAt ?? null;
    this.#createdAt ??= event.at;
    if (this.#status === 'merged' && event.type !== 'rated') return;
    switch (event.type) {
      case 'created':
        this.#queueId = event.queueId;
        this.#createdIn = event.queueId;
        this.#queuedSince = event.at;
        return;
      case 'messageIn':
        this.#messageIn();
        return;
      case 'reply':
        this.#reply(event.agentId);
        return;
      case 'autoReply':
        return;
      case 'handedOff':
        this.#handedOff();
        return;
      case 'assigned':
        this.#assign(event.toId);
        return;
      case 'transferred':
        this.#transfer(event);
        return;
      case 'status':
        this.#setStatus(event);
        return;
      case 'reopened':
        this.#reopen(event.at);
        return;
      case 'followUp':
        this.#followUp(event.toId);
        return;
      case 'snoozed':
        this.#snoozed = event.on;
        this.#keepTime();
        return;
      case 'mergedAway':
        this.#mergeAway(event.byId);
        return;
      case 'absorbed':
        this.#absorbedAt = event.at;
        return;
      case 'rated':
        this.#ratings.push({ at: event.at, score: event.score, queueId: this.#queueId });
    }
  }

  end(): Walked {
    const part = this.#part;
    if (part !== null) part.leftOut = 'stillOpen';
    return {
      facts: this.#facts,
      parts: this.#parts,
      resolutions: this.#resolutions,
      owners: this.#owners,
      ratings: this.#ratings,
      createdAt: this.#createdAt ?? 0,
      createdIn: this.#createdIn,
      botUntil: this.#botUntil,
      status: this.#status,
      repliedSince: this.#repliedThisRound,
    };
  }

  #messageIn(): void {
    if (this.#status === 'resolved') this.#reopen(this.#now);
    this.#status = 'open';
    this.#snoozed = false;
    this.#awaiting ??= this.#now;
    if (!this.#answered) this.#clock ??= this.#now;
    this.#keepTime();
  }

  /** What a bot took is not the people's time. */
  #handedOff(): void {
    if (this.#answered) return;
    this.#handedOffAt = this.#now;
    this.#botUntil = this.#now;
    if (this.#owner === null) this.#queuedSince = this.#now;
  }

  #reply(agentId: string): void {
    if (this.#owner === null && this.#status !== 'resolved') this.#own(agentId, true);
    const part = this.#part?.agentId === agentId ? this.#part : null;
    if (part !== null) part.acted = true;
    this.#repliedThisRound = true;
    this.#contact(agentId);
    if (this.#awaiting === null) return;
    const since = Math.max(this.#awaiting, this.#handedOffAt ?? 0);
    const first = !this.#answered;
    if (first) this.#span('firstResponse', Math.max(this.#clock ?? since, this.#handedOffAt ?? 0), agentId);
    this.#span('wait', since, agentId, first);
    if (part !== null && !part.answered) this.#span('agentFirstReply', Math.max(part.from, since), agentId);
    if (part !== null) part.answered = true;
    this.#answered = true;
    this.#awaiting = null;
  }

  #assign(toId: string | null): void {
    if (toId === this.#owner) return;
    this.#endPart();
    this.#own(toId, true);
    if (toId === null) this.#queuedSince = this.#now;
  }

  #transfer({ toId, byId, queueId }: Extract<HistoryEvent, { type: 'transferred' }>): void {
    if (toId !== null && toId === this.#owner) {
      this.#queueId = queueId;
      return;
    }
    const part = this.#part;
    if (part !== null && part.agentId === byId) {
      part.transferred = true;
      part.acted = true;
    }
    this.#endPart();
    this.#queueId = queueId;
    // Given to a person it never stood in the queue.
    this.#queuedSince = toId === null ? this.#now : null;
    this.#own(toId, false);
  }

  #own(agentId: string | null, fromQueue: boolean): void {
    if (agentId !== null && fromQueue && this.#queuedSince !== null) this.#span('queueWait', this.#queuedSince, agentId);
    if (agentId !== null) this.#queuedSince = null;
    this.#owner = agentId;
    this.#owners.push({ at: this.#now, agentId });
    if (agentId !== null && this.#status !== 'resolved') this.#startPart(agentId);
  }

  #setStatus({ from, to, byId }: Extract<HistoryEvent, { type: 'status' }>): void {
    if (to === 'resolved') {
      // Two who close the same ticket: the second changed nothing. A ticket that took in another one opened without a word.
      if (this.#status === 'resolved' && from === 'resolved') return;
      if (this.#status === 'resolved') this.#reopen(this.#absorbedAt ?? this.#now);
      this.#resolve(byId);
      return;
    }
    if (this.#status === 'resolved') this.#reopen(this.#now);
    this.#status = to;
    this.#keepTime();
  }

  #resolve(byId: string | null): void {
    const again = this.#resolutions.length > 0;
    const noAction = again && !this.#repliedThisRound && byId !== null;
    if (this.#owner === null && byId !== null) this.#own(byId, true);
    if (this.#part !== null && this.#part.agentId === byId) this.#part.acted = true;
    if (byId !== null && !noAction) this.#contact(byId);
    this.#endPart(noAction);
    if (this.#queuedSince !== null) this.#missed('queueWait', 'abandoned', null);
    this.#queuedSince = null;
    if (this.#awaiting !== null) {
      if (!this.#answered) this.#missed('firstResponse', 'unanswered', byId);
      this.#missed('wait', noAction ? 'noActionNeeded' : 'resolvedWithoutReply', byId, !this.#answered);
    }
    this.#awaiting = null;
    this.#clock = null;
    this.#handedOffAt = null;
    this.#status = 'resolved';
    this.#snoozed = false;
    this.#resolutions.push({
      ...{ at: this.#now, byId, queueId: this.#queueId, noAction, recordedAt: this.#recordedAt },
      reopenedAt: null,
    });
  }

  #reopen(at: number): void {
    if (this.#status !== 'resolved') return;
    const last = this.#resolutions.at(-1);
    if (last !== undefined) last.reopenedAt = at;
    this.#status = 'open';
    this.#repliedThisRound = false;
    this.#contacted.clear();
    if (this.#owner === null) this.#queuedSince = at;
    else this.#startPart(this.#owner, at);
  }

  /** Opened by a rule: it is work again, but no reopening, and whoever resolved it did not fail. */
  #followUp(toId: string | null): void {
    if (this.#status !== 'resolved') return;
    this.#status = 'open';
    this.#repliedThisRound = false;
    this.#contacted.clear();
    this.#queuedSince = toId === null ? this.#now : null;
    this.#own(toId, false);
  }

  #mergeAway(byId: string | null): void {
    if (this.#part !== null && this.#part.agentId === byId) this.#part.acted = true;
    this.#endPart();
    // Who still waits is answered on the other ticket.
    if (this.#awaiting !== null && !this.#answered) this.#missed('firstResponse', 'merged', byId);
    this.#status = 'merged';
  }

  /** An agent's public word, or the end of the matter: the first of each part. */
  #contact(agentId: string): void {
    if (this.#contacted.has(agentId)) return;
    this.#contacted.add(agentId);
    this.#facts.push({
      ...{ kind: 'contact', ticketId: this.#ticketId, agentId, queueId: this.#queueId, at: this.#now, value: 1, businessValue: null },
      ...{ extra: null, flag: false, leftOut: null, provisionalUntil: null, recordedAt: this.#recordedAt },
    });
  }

  #startPart(agentId: string, from = this.#now): void {
    this.#contacted.delete(agentId);
    this.#part = {
      ...{ agentId, from, queueId: this.#queueId, stretches: [], openSince: null, answered: false, acted: false },
      ...{ to: null, transferred: false, leftOut: null, recordedAt: null },
    };
    this.#parts.push(this.#part);
    if (this.#status === 'open' && !this.#snoozed) this.#part.openSince = from;
  }

  #endPart(noAction = false): void {
    const part = this.#part;
    if (part === null) return;
    if (part.openSince !== null) part.stretches.push([part.openSince, this.#now]);
    part.openSince = null;
    part.to = this.#now;
    part.recordedAt = this.#recordedAt;
    part.leftOut = noAction ? 'noActionNeeded' : part.acted ? null : 'notWorkedOn';
    if (!part.answered && this.#awaiting !== null) this.#missed('agentFirstReply', noAction ? 'noActionNeeded' : 'neverAnswered', part.agentId);
    this.#part = null;
  }

  /** The part's clock runs while the ticket is open: not while it waits for the customer or sleeps. */
  #keepTime(): void {
    const part = this.#part;
    if (part === null) return;
    const open = this.#status === 'open' && !this.#snoozed;
    if (open) part.openSince ??= this.#now;
    else if (part.openSince !== null) {
      part.stretches.push([part.openSince, this.#now]);
      part.openSince = null;
    }
  }

  #span(kind: Fact['kind'], from: number, agentId: string, flag = false): void {
    const start = Math.min(from, this.#now);
    this.#facts.push({
      ...{ kind, ticketId: this.#ticketId, agentId, queueId: this.#queueId, at: this.#now, value: this.#now - start },
      businessValue: this.#workingMs === null ? null : this.#workingMs(start, this.#now),
      ...{ extra: null, flag, leftOut: null, provisionalUntil: null, recordedAt: this.#recordedAt },
    });
  }

  #missed(kind: Fact['kind'], leftOut: LeftOut, agentId: string | null, flag = false): void {
    this.#facts.push({
      ...{ kind, ticketId: this.#ticketId, agentId, queueId: this.#queueId, at: this.#now, value: null, businessValue: null },
      ...{ extra: null, flag, leftOut, provisionalUntil: null, recordedAt: this.#recordedAt },
    });
  }
}
