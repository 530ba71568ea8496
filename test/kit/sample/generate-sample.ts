import { type Order, recipientIdentity } from '#shared/domain/contact/contact.ts';
import type { Agent } from '#shared/domain/presence/directory.ts';
import type { Recipient, Ticket } from '#shared/domain/ticket/ticket.ts';
import { arrivals } from './arrivals.ts';
import { makeCustomer } from './make-customer.ts';
import { type KeyedDirectory, makeDirectory } from './make-directory.ts';
import { fill } from './phrases.ts';
import { createRandom, idAt, type Random } from './random.ts';
import type { SampleBatch, SampleConversation, SampleCustomer, SampleTicket } from './sample-types.ts';
import { isOfKind, makeSlots } from './slots.ts';
import { type Ending, planTalk } from './talk.ts';
import { tell } from './timeline.ts';
import type { Topic } from './topic.ts';
import { deliveryTopics } from './topics-delivery.ts';
import { paymentTopics } from './topics-payment.ts';
import { serviceTopics } from './topics-service.ts';

export type SampleOptions = {
  readonly tickets: number;
  readonly seed: number;
  /** The moment at which the sample ends, in epoch milliseconds. */
  readonly now: number;
};

const topics: readonly Topic[] = [...deliveryTopics, ...paymentTopics, ...serviceTopics];
const DAY_MS = 86_400_000;
const BATCH = 500;

export function customerCount(tickets: number): number {
  return tickets <= 5_000 ? 2_000 : Math.round(tickets * 0.4);
}

/**
 * The sample workspace "Toko Nusantara": the same for the same options, in batches, so that a million tickets need no more
 * memory than a few thousand. A customer has one matter at a time on a channel, as the product has it.
 */
export function* generateSample(options: SampleOptions): Generator<SampleBatch> {
  const { seed, now, tickets: count } = options;
  const directory = makeDirectory(seed, now);
  const { queueOf: _, agentsOf: __, ...plain } = directory;
  yield { kind: 'directory', directory: plain };

  const people = customerCount(count);
  for (let from = 0; from < people; from += BATCH) {
    const customers = Array.from({ length: Math.min(BATCH, people - from) }, (_unused, offset) => makeCustomer(seed, now, from + offset));
    yield { kind: 'customers', customers };
  }

  const random = createRandom(seed, -2);
  const freeFrom = new Map<number, number>();
  const conversations = new Map<string, SampleConversation>();
  let tickets: SampleTicket[] = [];
  let touched = new Set<string>();
  let number = 0;
  for (const createdAt of arrivals(count, now, createRandom(seed, -3))) {
    number++;
    const own = createRandom(seed ^ 0x71c3e7, number);
    const ending = endingOf(own, count - number, count);
    const { customer, topic, index } = chooseMatter(random, options, people, createdAt, freeFrom);
    const made = makeTicket(own, directory, { customer, topic, ending, createdAt, now, number }, conversations);
    freeFrom.set(index, made.ticket.status === 'resolved' ? made.ticket.updatedAt + 3 * DAY_MS + 1 : Number.POSITIVE_INFINITY);
    if (made.conversationId !== null) touched.add(made.conversationId);
    tickets.push(made);
    if (tickets.length === BATCH) {
      yield { kind: 'tickets', tickets, conversations: [...touched].map((id) => conversations.get(id) as SampleConversation) };
      tickets = [];
      touched = new Set();
    }
  }
  if (tickets.length > 0) yield { kind: 'tickets', tickets, conversations: [...touched].map((id) => conversations.get(id) as SampleConversation) };
}

/** The newest are mostly open, the oldest all done; about 75 of 5,000 are not resolved. */
function endingOf(random: Random, rank: number, count: number): Ending {
  if (rank < 12)
    return random.weighted([
      ['new', 9],
      ['unanswered', 2],
      ['answered', 1],
    ]);
  const age = rank / Math.max(count, 5_000);
  const open = age < 0.006 ? 0.85 : age < 0.014 ? 0.5 : age < 0.035 ? 0.14 : age < 0.12 ? 0.022 : 0;
  if (!random.chance(open)) return 'resolved';
  if (age < 0.006)
    return random.weighted([
      ['unanswered', 6],
      ['answered', 3],
      ['waiting', 3],
      ['released', 2],
    ]);
  return random.weighted([
    ['waiting', 6],
    ['answered', 2],
    ['snoozed', 2],
    ['unanswered', 1.5],
  ]);
}

/** A customer who has no open matter, and something to write about that fits the age of their orders. */
function chooseMatter(
  random: Random,
  { seed, now }: SampleOptions,
  people: number,
  createdAt: number,
  freeFrom: ReadonlyMap<number, number>,
): { customer: SampleCustomer; topic: Topic; index: number } {
  const topic = random.weighted(topics.map((entry) => [entry, entry.weight] as const));
  let fallback: { customer: SampleCustomer; index: number } | null = null;
  for (let attempt = 0; attempt < 40; attempt++) {
    const index = random.int(0, people - 1);
    if ((freeFrom.get(index) ?? 0) > createdAt) continue;
    const customer = makeCustomer(seed, now, index);
    if ((topic.orderAge === undefined && topic.needs === undefined) || orderFor(customer, topic, createdAt) !== null)
      return { customer, topic, index };
    fallback ??= { customer, index };
    if (attempt >= 12) break;
  }
  if (fallback === null) throw new Error('too few customers for so many tickets');
  return { ...fallback, topic: random.pick(topics.filter((entry) => entry.orderAge === undefined && entry.needs === undefined)) };
}

function orderFor(customer: SampleCustomer, { orderAge, needs }: Topic, at: number): Order | null {
  const [low, high] = orderAge ?? [0, 400];
  const fits = ({ placedAt, items }: Order): boolean =>
    at - placedAt >= low * DAY_MS && at - placedAt <= high * DAY_MS && (needs === undefined || items.some((item) => isOfKind(item, needs)));
  return customer.orders.findLast(fits) ?? null;
}

type Matter = {
  readonly customer: SampleCustomer;
  readonly topic: Topic;
  readonly ending: Ending;
  readonly createdAt: number;
  readonly now: number;
  readonly number: number;
};

function makeTicket(random: Random, directory: KeyedDirectory, matter: Matter, conversations: Map<string, SampleConversation>): SampleTicket {
  const { customer, topic, ending, createdAt, now, number } = matter;
  const { contact } = customer;
  const language = contact.language === 'en' ? 'en' : 'id';
  const spoken = customer.channel === 'call' || customer.channel === 'walkIn';
  const home = directory.queueOf(topic.queue);
  const general = directory.queueOf('general');
  const astray = !spoken && ending !== 'new' && home.id !== general.id && random.chance(0.12);
  const first = astray ? general : home;
  const agent = chooseAgent(random, directory.agentsOf(home.teamId));
  const order = orderFor(customer, topic, createdAt) ?? customer.orders.findLast(({ placedAt }) => placedAt < createdAt) ?? null;
  const slots = makeSlots(random, { contact, order, agentName: agent.name, at: createdAt, needs: topic.needs });
  const script = topic[language];
  const open = random.int(0, script.open.length - 1);
  const steps = planTalk(random, {
    topic,
    open,
    // Nobody waits on the telephone for days: what is spoken is done when it is over, or waits for something.
    ending: spoken && ending !== 'resolved' ? 'waiting' : ending,
    language,
    channel: customer.channel,
    slots,
    agentId: agent.id,
    agentName: agent.name,
    customerName: contact.name,
    createdAt,
    now,
    detour: astray ? { agentId: chooseAgent(random, directory.agentsOf(general.teamId)).id, queue: home } : null,
  });
  const fresh: Ticket = {
    id: idAt(createdAt, random),
    number,
    queueId: first.id,
    teamId: first.teamId,
    contactId: contact.id,
    channel: customer.channel,
    subject: fill(script.subject.length === script.open.length ? (script.subject[open] ?? '') : random.pick(script.subject), slots).slice(0, 80),
    status: 'new',
    statusRev: 1,
    priority: 'normal',
    assigneeId: null,
    tags: random.chance(0.7) ? [...topic.tags].sort() : [],
    snoozedUntil: null,
    mergedIntoId: null,
    createdAt,
    updatedAt: createdAt,
    resolvedAt: null,
    resolvedById: null,
    awaitingSince: null,
    awaitingCount: 0,
    lastInboundAt: null,
    lastMessageAt: null,
    preview: '',
    previewDirection: null,
    sla: [],
    rev: 1,
  };
  const told = tell(fresh, steps, recipientOf(customer), random, { setup: directory.sla, contactTags: contact.tags, now });
  const places = customer.conversationId === null ? told.entries.map(() => null) : placeIn(conversations, customer, told, language);
  return { ...told, conversationId: customer.conversationId, places };
}

function chooseAgent(random: Random, team: readonly Agent[]): Agent {
  return random.weighted(team.map((agent) => [agent, agent.role === 'lead' ? 1 : 4] as const));
}

function recipientOf({ contact, channel }: SampleCustomer): Recipient | null {
  const identity = recipientIdentity(contact, channel);
  return identity === null ? null : { identityId: identity.id, channel, value: identity.value };
}

/** Numbers the messages of a ticket in its visitor's conversation, and keeps how far both sides have seen it. */
function placeIn(
  conversations: Map<string, SampleConversation>,
  customer: SampleCustomer,
  told: Pick<SampleTicket, 'ticket' | 'entries'>,
  language: 'id' | 'en',
): (number | null)[] {
  const id = customer.conversationId as string;
  const before = conversations.get(id);
  let seq = before?.messageSeq ?? 0;
  let agentSeenSeq = before?.agentSeenSeq ?? 0;
  let visitorReadSeq = before?.visitorReadSeq ?? 0;
  const places = told.entries.map((entry) => {
    if (entry.author.kind === 'agent') agentSeenSeq = seq;
    if (entry.kind !== 'message') return null;
    seq++;
    if (entry.direction === 'in' || entry.delivery === 'read') visitorReadSeq = seq;
    return seq;
  });
  conversations.set(id, {
    id,
    contactId: customer.contact.id,
    language,
    currentTicketId: told.ticket.id,
    messageSeq: seq,
    agentSeenSeq,
    visitorReadSeq,
    createdAt: before?.createdAt ?? told.ticket.createdAt,
  });
  return places;
}
