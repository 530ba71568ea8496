import type { Contact, Order, OrderState } from '../contact/contact.ts';
import type { Agent, Workspace } from '../presence/directory.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { TemplateName } from './fill.ts';

export type DayTime = 'morning' | 'noon' | 'afternoon' | 'night';

export type TemplateFacts = {
  readonly contact: Pick<Contact, 'name' | 'company' | 'city'> | null;
  readonly ticket: Pick<Ticket, 'number' | 'subject'> | null;
  /** The customer's newest order. */
  readonly order: Order | null;
  readonly agent: Pick<Agent, 'name'> | null;
  readonly workspace: Pick<Workspace, 'name' | 'timeZone'> | null;
  /** Epoch milliseconds. */
  readonly now: number;
};

/** How things are said in the language of the template. */
export type TemplateWords = {
  readonly orderState: Readonly<Record<OrderState, string>>;
  readonly greeting: Readonly<Record<DayTime, string>>;
};

/** What each name stands for; null where there is nothing to say. */
export function templateValues(facts: TemplateFacts, language: 'id' | 'en', words: TemplateWords): Record<TemplateName, string | null> {
  const { contact, ticket, order, agent, workspace, now } = facts;
  const zone = workspace?.timeZone ?? 'UTC';
  return {
    'contact.name': contact?.name ?? null,
    'contact.firstName': contact === null ? null : firstNameOf(contact.name),
    'contact.company': contact?.company ?? null,
    'contact.city': contact?.city ?? null,
    'ticket.number': ticket === null ? null : String(ticket.number),
    'ticket.subject': ticket?.subject ?? null,
    'order.number': order?.number ?? null,
    'order.state': order === null ? null : words.orderState[order.state],
    'order.total': order === null ? null : moneyText(order.total, order.currency, language),
    'order.placedAt': order === null ? null : dateText(order.placedAt, language, zone, false),
    'order.items': order === null ? null : itemsText(order),
    'agent.name': agent?.name ?? null,
    'agent.firstName': agent === null ? null : firstNameOf(agent.name),
    'workspace.name': workspace?.name ?? null,
    'time.greeting': words.greeting[dayTimeOf(now, language, zone)],
    'time.date': dateText(now, language, zone, true),
  };
}

const titles = new Set([
  'bapak',
  'bpk',
  'ibu',
  'pak',
  'bu',
  'kak',
  'mas',
  'mbak',
  'mba',
  'sdr',
  'sdri',
  'h',
  'hj',
  'dr',
  'ir',
  'prof',
  'mr',
  'mrs',
  'ms',
]);

/** The name that a person is called by: the first one after titles; a lone title is the name. */
export function firstNameOf(name: string): string {
  const parts = name.trim().split(/\s+/);
  return parts.find((part) => !titles.has(part.toLowerCase().replace(/\.$/, ''))) ?? parts[0] ?? '';
}

const locales = { id: 'id-ID', en: 'en-GB' } as const;

/** Rupiah has no decimals in everyday use. A currency that is no code is written before the number. */
export function moneyText(amount: number, currency: string, language: 'id' | 'en'): string {
  const whole = Number.isInteger(amount) ? { minimumFractionDigits: 0 } : {};
  const text = /^[A-Za-z]{3}$/.test(currency)
    ? new Intl.NumberFormat(locales[language], { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...whole }).format(amount)
    : `${currency} ${new Intl.NumberFormat(locales[language], whole).format(amount)}`;
  return text.replace(/\u00a0/g, ' ').trim();
}

function dateText(at: number, language: 'id' | 'en', timeZone: string, weekday: boolean): string {
  const day = weekday ? ({ weekday: 'long' } as const) : {};
  return new Intl.DateTimeFormat(locales[language], { ...day, day: 'numeric', month: 'long', year: 'numeric', timeZone: zoneOr(timeZone) }).format(
    at,
  );
}

/** Indonesian greets in four parts of the day (to 11, 15 and 18 o'clock), English in three (to 12 and 18). */
export function dayTimeOf(at: number, language: 'id' | 'en', timeZone: string): DayTime {
  const hour = Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: zoneOr(timeZone) }).format(at));
  if (hour < 4 || hour >= 18) return 'night';
  if (language === 'en') return hour < 12 ? 'morning' : 'afternoon';
  if (hour < 11) return 'morning';
  return hour < 15 ? 'noon' : 'afternoon';
}

/** A zone that this runtime does not know must not stop an answer. */
function zoneOr(timeZone: string): string {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone });
    return timeZone;
  } catch {
    return 'UTC';
  }
}

function itemsText({ items }: Order): string {
  return items.map(({ quantity, name }) => (quantity === 1 ? name : `${quantity}× ${name}`)).join(', ');
}
