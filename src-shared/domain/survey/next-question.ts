import type { Ticket } from '../ticket/ticket.ts';
import type { SurveyKind, SurveySettings } from './survey.ts';
import { QUESTION_OPEN_MS, quietIsOver } from './survey-rules.ts';

/** A question about one resolution of a ticket, as it is recorded. */
export type RoundQuestion = {
  readonly id: string;
  readonly kind: SurveyKind;
  /** `statusRev` of the ticket at that resolution: what tells two resolutions apart. */
  readonly round: number;
  readonly answeredAt: number | null;
  /** Whether its answer opened the ticket again for the lead. */
  readonly followedUp: boolean;
};

export type Relationship = {
  /** When this customer, or one merged with them, was last asked; null: never. */
  readonly lastAskedAt: number | null;
  /** The question that is asked and not answered yet. */
  readonly openId: string | null;
};

/** `id` null: it is due, and not recorded as asked yet. */
export type NextQuestion = { readonly kind: SurveyKind; readonly id: string | null; readonly round: number };

export type AskedTicket = Pick<Ticket, 'status' | 'statusRev' | 'resolvedAt' | 'mergedIntoId' | 'lastInboundAt'>;

/**
 * The one question that a customer should see now: satisfaction, then effort, then the relationship, each when it is switched
 * on and the one before is answered. A matter that is open again is not asked about; what the customer's own low answer
 * opened does not cut the questions short until they write again.
 */
export function nextQuestion(
  settings: SurveySettings,
  ticket: AskedTicket,
  questions: readonly RoundQuestion[],
  relationship: Relationship,
  now: number,
): NextQuestion | null {
  const round = roundOf(ticket, questions, now);
  if (round === null) return null;
  for (const kind of ['csat', 'ces'] as const) {
    if (!settings[kind].on) continue;
    const asked = questions.find((question) => question.kind === kind && question.round === round);
    if (asked === undefined || asked.answeredAt === null) return { kind, id: asked?.id ?? null, round };
  }
  if (!settings.nps.on) return null;
  if (relationship.openId !== null) return { kind: 'nps', id: relationship.openId, round };
  return quietIsOver(settings, relationship.lastAskedAt, now) ? { kind: 'nps', id: null, round } : null;
}

/** The resolution that may be asked about; null: none. */
function roundOf(ticket: AskedTicket, questions: readonly RoundQuestion[], now: number): number | null {
  if (ticket.mergedIntoId !== null) return null;
  if (ticket.status === 'resolved') return now - (ticket.resolvedAt ?? 0) <= QUESTION_OPEN_MS ? ticket.statusRev : null;
  const newest = questions.filter((question) => question.kind === 'csat').toSorted((a, b) => b.round - a.round)[0];
  if (newest?.answeredAt == null || !newest.followedUp || now - newest.answeredAt > QUESTION_OPEN_MS) return null;
  return (ticket.lastInboundAt ?? 0) <= newest.answeredAt ? newest.round : null;
}
