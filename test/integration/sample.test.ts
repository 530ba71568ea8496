import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrateToLatest } from '../../src-server/db/migrate.ts';
import { duplicateReasons } from '../../src-shared/domain/contact/duplicates.ts';
import { generateSample } from '../kit/sample/generate-sample.ts';
import { loadSample } from '../kit/sample/load-postgres.ts';
import { purchaseValueOf } from '../kit/sample/make-customer.ts';
import type { SampleCustomer, SampleDirectory, SampleTicket } from '../kit/sample/sample-types.ts';
import { createTestDatabase, type TestDatabase } from '../kit/test-database.ts';

const now = Date.parse('2026-03-16T04:00:00Z');
const options = { tickets: 5_000, seed: 7, now };
const DAY_MS = 86_400_000;

let directory: SampleDirectory;
const customers: SampleCustomer[] = [];
const tickets: SampleTicket[] = [];
let database: TestDatabase;

beforeAll(async () => {
  for (const batch of generateSample(options)) {
    if (batch.kind === 'directory') directory = batch.directory;
    else if (batch.kind === 'customers') customers.push(...batch.customers);
    else tickets.push(...batch.tickets);
  }
  database = await createTestDatabase();
});

afterAll(() => database.drop());

test('the same options give the same workspace, other seeds another', () => {
  const text = (seed: number): string => JSON.stringify([...generateSample({ tickets: 300, seed, now })]);
  expect(text(7)).toBe(text(7));
  expect(text(8)).not.toBe(text(7));
});

test('the workspace is as large and as busy as promised', () => {
  expect([directory.teams.length, directory.agents.length, customers.length, tickets.length]).toEqual([3, 13, 2_000, 5_000]);
  for (const team of directory.teams) {
    const members = directory.agents.filter((agent) => agent.teamIds.includes(team.id));
    expect([members.length, members.filter((agent) => agent.role === 'lead').length]).toEqual([4, 1]);
  }
  expect(directory.agents.filter((agent) => agent.role === 'admin').map((agent) => agent.email)).toEqual(['admin@nusantara.example']);
  const open = tickets.filter(({ ticket }) => ticket.status !== 'resolved');
  expect(open.length).toBeGreaterThanOrEqual(60);
  expect(open.length).toBeLessThanOrEqual(90);
  for (const status of ['new', 'open', 'waiting']) expect(open.filter(({ ticket }) => ticket.status === status).length).toBeGreaterThan(5);
  const resolved = tickets.length - open.length;
  const rated = tickets.filter(({ rating }) => rating !== null).length;
  expect(rated / resolved).toBeGreaterThan(0.26);
  expect(rated / resolved).toBeLessThan(0.34);
  expect(directory.templates.length).toBeGreaterThanOrEqual(40);
  const texts = tickets.flatMap(({ entries }) => entries.flatMap((entry) => (entry.kind === 'event' ? [] : [entry.text])));
  expect(texts.filter((text) => /\{|\}|undefined|NaN/.test(text))).toEqual([]);
  expect(new Set(tickets.map(({ entries }) => JSON.stringify(entries.map((entry) => entry.kind !== 'event' && entry.text)))).size).toBeGreaterThan(
    4_900,
  );
});

test('every reference leads somewhere, times rise up to now, and nothing is numbered twice', () => {
  const queues = new Map(directory.queues.map((queue) => [queue.id, queue.teamId]));
  const agents = new Set(directory.agents.map((agent) => agent.id));
  const people = new Map(customers.map((customer) => [customer.contact.id, customer]));
  const identities = customers.flatMap(({ contact }) => contact.identities.map(({ kind, value }) => `${kind} ${value}`));
  expect(new Set(identities).size).toBe(identities.length);
  expect(new Set(customers.flatMap(({ orders }) => orders.map((order) => order.number))).size).toBe(customers.flatMap(({ orders }) => orders).length);
  expect(tickets.map(({ ticket }) => ticket.number)).toEqual(Array.from({ length: 5_000 }, (_, index) => index + 1));
  const ids = tickets.map(({ ticket }) => ticket.id);
  expect(ids).toEqual([...new Set(ids)].sort());
  const entryIds = tickets.flatMap(({ entries }) => entries.map((entry) => entry.id));
  expect(new Set(entryIds).size).toBe(entryIds.length);
  for (const { ticket, entries, events, rating } of tickets) {
    expect(queues.get(ticket.queueId)).toBe(ticket.teamId);
    expect(people.has(ticket.contactId)).toBe(true);
    if (ticket.assigneeId !== null) expect(agents.has(ticket.assigneeId)).toBe(true);
    expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_, index) => index + 1));
    const times = [ticket.createdAt, ...entries.map((entry) => entry.at)];
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times[0]).toBeGreaterThan(now - 61 * DAY_MS);
    expect(times.at(-1)).toBeLessThanOrEqual(now);
    expect(Math.max(...events.map((event) => event.at), rating?.at ?? 0)).toBeLessThanOrEqual(now);
  }
});

test('what a ticket says of its messages is what its messages say', () => {
  for (const { ticket, entries } of tickets) {
    const messages = entries.filter((entry) => entry.kind === 'message');
    const lastReply = messages.findLastIndex((entry) => entry.direction === 'out');
    const waiting = ticket.status === 'resolved' ? [] : messages.slice(lastReply + 1);
    expect([ticket.awaitingCount, ticket.awaitingSince]).toEqual([waiting.length, waiting[0]?.at ?? null]);
    expect(ticket.lastMessageAt).toBe(messages.at(-1)?.at ?? null);
    expect(ticket.previewDirection).toBe(messages.at(-1)?.direction ?? null);
    expect(ticket.resolvedAt !== null).toBe(ticket.status === 'resolved');
  }
});

test('a customer has one open matter at a time, and the messages of a conversation are numbered without a gap', () => {
  const open = tickets.filter(({ ticket }) => ticket.status !== 'resolved').map(({ ticket }) => ticket.contactId);
  expect(new Set(open).size).toBe(open.length);
  const seen = new Map<string, number[]>();
  for (const { conversationId, places } of tickets) {
    if (conversationId === null) continue;
    const numbers = seen.get(conversationId) ?? [];
    numbers.push(...places.filter((place) => place !== null));
    seen.set(conversationId, numbers);
  }
  expect(seen.size).toBeGreaterThan(500);
  for (const numbers of seen.values()) expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

test('it loads into PostgreSQL in one piece, quickly, and only once', async () => {
  await migrateToLatest(database.url);
  const started = performance.now();
  expect(await loadSample(database.url, options)).toBe(true);
  // Four seconds on a quiet machine of two cores; the rest is room for a busy one.
  expect(performance.now() - started).toBeLessThan(30_000);
  expect(await loadSample(database.url, options)).toBe(false);

  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query(`select (select count(*)::int from ticket) tickets, (select count(*)::int from contact) contacts,
    (select count(*)::int from entry) entries, (select sum(entry_seq)::int from ticket) counted, (select last_number::int from ticket_counter) last,
    (select count(*)::int from conversation c join ticket t on t.id = c.current_ticket_id and t.contact_id = c.contact_id) conversations,
    (select count(*)::int from channel where kind = 'webchat' and public_key = 'toko-nusantara') chat,
    (select count(*)::int from agent where password_hash like '$argon2id$%') agents`);
  await client.end();
  const entries = tickets.reduce((sum, ticket) => sum + ticket.entries.length, 0);
  const conversations = new Set(tickets.flatMap(({ conversationId }) => conversationId ?? [])).size;
  expect(rows).toEqual([{ tickets: 5_000, contacts: 2_000, entries, counted: entries, last: 5_000, conversations, chat: 1, agents: 13 }]);
});

test('customers have values, consent and look-alikes, and products go together', async () => {
  for (const { contact, orders } of customers) expect(contact.value).toEqual(purchaseValueOf(orders));
  expect(customers.filter(({ contact }) => contact.consent.marketing === 'granted').length).toBeGreaterThan(800);
  const pairs = customers.flatMap((customer, index) => {
    const before = customers[index - 1];
    return before === undefined ? [] : [duplicateReasons({ contact: customer.contact, orders: [] }, { contact: before.contact, orders: [] })];
  });
  expect(pairs.filter((reasons) => reasons.includes('samePhone') && reasons.includes('similarName')).length).toBeGreaterThan(25);
  const together = customers
    .flatMap(({ orders }) => orders)
    .filter(({ items }) => ['KMJ-310', 'CLN-371'].every((sku) => items.some((item) => item.sku === sku)));
  expect(together.length).toBeGreaterThan(20);
});
