import type { SlaSetup } from '#shared/domain/sla/choose.ts';
import { chooseCalendar } from '#shared/domain/sla/choose.ts';
import { isOpenAt, nextOpening } from '#shared/domain/sla/work-time.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';

export type AwayMessage = {
  readonly text: string;
  /** The closed time it stands for: the opening that ends it; -1: nobody ever opens. */
  readonly closedUntil: number;
};

/** What a customer who writes outside hours is answered, once per conversation and closed time; null: nothing. */
export function awayMessage(
  ticket: Ticket,
  { calendars }: SlaSetup,
  conversation: { readonly language: 'id' | 'en'; readonly away_for: number | null },
  at: number,
): AwayMessage | null {
  const calendar = chooseCalendar(ticket, calendars);
  if (calendar === null || calendar.awayMessage === null || isOpenAt(calendar, at)) return null;
  const closedUntil = nextOpening(calendar, at) ?? -1;
  return conversation.away_for === closedUntil ? null : { text: calendar.awayMessage[conversation.language], closedUntil };
}
