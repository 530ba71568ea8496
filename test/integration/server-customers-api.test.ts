import { afterAll, beforeAll, expect, test } from 'vitest';
import { suggestProducts } from '../../src-shared/domain/contact/suggest-products.ts';
import { openDesk } from '../kit/agent-desk.ts';
import { type CentralClient, startTestCentral, type TestCentral } from '../kit/central-client.ts';
import { until } from '../kit/until.ts';

let central: TestCentral;
let admin: CentralClient;
let lead: CentralClient;
let agent: CentralClient;
let adminToken: string;
beforeAll(async () => {
  central = await startTestCentral();
  const signedIn = await central.signIn(central.workspace.agents.admin.email);
  admin = signedIn.client;
  adminToken = signedIn.session.accessToken;
  lead = (await central.signIn(central.workspace.agents.leadA.email)).client;
  agent = (await central.signIn(central.workspace.agents.sari.email)).client;
});
afterAll(() => central.stop());

const rest = (method: string, path: string, body?: unknown) =>
  fetch(`${central.address}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const items = (...skus: string[]) => skus.map((sku) => ({ sku, name: `Produk ${sku}`, quantity: 1, unitPrice: 10_000 }));
const anOrder = (externalId: string, customer: { externalId?: string; phone?: string; email?: string }, patch = {}) => ({
  ...{ externalId, number: `NO-${externalId}`, customer, state: 'paid' as const, placedAt: Date.UTC(2026, 0, 2), currency: 'IDR', total: 10_000 },
  ...{ items: items('S-1'), ...patch },
});

test('customers come in by external id as often as one likes, and each row has its answer', async () => {
  const rows = [
    { externalId: 'A-1', name: 'Sari Dewi', identities: [{ kind: 'phone', value: '0812-0000-0001' }], consent: 'granted', addTags: ['vip'] },
    { externalId: 'A-2', name: 'Tanpa Nomor' },
    { externalId: 'A-3', name: 'Nomor Salah', identities: [{ kind: 'phone', value: '12' }] },
    { externalId: 'A-4' },
  ];
  const first = await rest('POST', '/customers', { customers: rows });
  expect(first.status).toBe(200);
  const { results } = (await first.json()) as { results: { status: string; problem: string | null; id: string }[] };
  expect(results.map(({ status, problem }) => [status, problem])).toEqual([
    ['created', null],
    ['created', null],
    ['refused', 'phoneInvalid'],
    ['refused', 'noName'],
  ]);
  const again = await admin.customers.upsert({ customers: rows.slice(0, 2) as never });
  expect(again.results.map(({ status, id }) => [status, id])).toEqual(results.slice(0, 2).map(({ id }) => ['unchanged', id]));
  const edited = await admin.customers.upsert({ customers: [{ externalId: 'A-1', city: 'Solo', addTags: ['grosir'] }] });
  expect(edited.results).toMatchObject([{ status: 'updated' }]);
  const read = await rest('GET', `/customers/${results[0]?.id}`);
  expect(await read.json()).toMatchObject({
    customer: { externalId: 'A-1', contact: { name: 'Sari Dewi', city: 'Solo', tags: ['grosir', 'vip'], consent: { marketing: 'granted' } } },
  });
  expect(await (await rest('GET', '/customers?externalId=A-2')).json()).toMatchObject({ customers: [{ externalId: 'A-2' }], next: null });
});

test('orders count for their customer at once, in the workspace’s currency, without those that were cancelled', async () => {
  await admin.customers.upsert({ customers: [{ externalId: 'B-1', name: 'Pembeli', identities: [{ kind: 'whatsapp', value: '081200000009' }] }] });
  const { results } = await admin.customers.orders.upsert({
    orders: [
      anOrder('B-O1', { externalId: 'B-1' }, { total: 70_000 }),
      anOrder('B-O2', { phone: '0812 0000 0009' }, { total: 30_000, placedAt: Date.UTC(2026, 1, 1) }),
      anOrder('B-O3', { externalId: 'B-1' }, { state: 'cancelled', total: 999 }),
      anOrder('B-O4', { externalId: 'B-1' }, { currency: 'USD', total: 12.5 }),
      anOrder('B-O5', { email: 'siapa@contoh.id' }),
      anOrder('B-O6', { externalId: 'B-1' }, { number: 'NO-B-O1' }),
    ],
  });
  expect(results.map(({ status, problem }) => problem ?? status)).toEqual([
    'created',
    'created',
    'created',
    'created',
    'customerUnknown',
    'numberTaken',
  ]);
  const id = results[0]?.customerId ?? '';
  const { customer, orders, otherCurrencies } = await lead.customers.get({ id });
  expect(customer.contact.value).toEqual({ lifetime: 100_000, orders: 2, lastOrderAt: Date.UTC(2026, 1, 1) });
  expect(otherCurrencies).toEqual([{ currency: 'USD', lifetime: 12.5, orders: 1 }]);
  expect(orders).toHaveLength(4);
  await admin.customers.orders.upsert({ orders: [anOrder('B-O1', { externalId: 'B-1' }, { total: 70_000, state: 'returned' })] });
  expect((await lead.customers.get({ id })).customer.contact.value.lifetime).toBe(30_000);
  const list = await lead.customers.orders.list({ number: 'NO-B-O2' });
  expect(list.orders.map(({ order, externalId }) => [order.number, externalId])).toEqual([['NO-B-O2', 'B-O2']]);
  expect((await lead.customers.orders.get({ id: list.orders[0]?.order.id ?? '' })).order.externalId).toBe('B-O2');
});

test('two writers of the same new customers at the same moment make each once', async () => {
  const customers = Array.from({ length: 50 }, (_, index) => ({
    ...{ externalId: `P-${index}`, name: `Bersama ${index}` },
    identities: [{ kind: 'email' as const, value: `p${index}@contoh.id` }],
  }));
  const answers = await Promise.all([1, 2, 3].map(() => admin.customers.upsert({ customers })));
  expect(answers.flatMap(({ results }) => results).filter(({ status }) => status === 'created')).toHaveLength(50);
});

test('who may: agents neither read nor write in bulk, leads read', async () => {
  const forbidden = { code: 'FORBIDDEN' };
  await expect(agent.customers.list({})).rejects.toMatchObject(forbidden);
  await expect(agent.customers.exportPage({})).rejects.toMatchObject(forbidden);
  await expect(agent.customers.imports.list()).rejects.toMatchObject(forbidden);
  await expect(lead.customers.upsert({ customers: [{ externalId: 'X', name: 'X' }] })).rejects.toMatchObject(forbidden);
  await expect(lead.customers.orders.upsert({ orders: [anOrder('X', { externalId: 'X' })] })).rejects.toMatchObject(forbidden);
  await expect(central.client().customers.list({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  const tooMany = Array.from({ length: 1_001 }, (_, index) => ({ externalId: `${index}`, name: 'x' }));
  await expect(admin.customers.upsert({ customers: tooMany })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});

test('pages hold every customer once', async () => {
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page: Awaited<ReturnType<typeof lead.customers.list>> = await lead.customers.list({ limit: 20, ...(after === undefined ? {} : { after }) });
    seen.push(...page.customers.map(({ contact }) => contact.id));
    after = page.next ?? undefined;
  } while (after !== undefined);
  const [{ count } = { count: 0 }] = await central.query('select count(*) from contact where workspace_id = $1', [central.workspace.id]);
  expect(seen).toHaveLength(Number(count));
  expect(new Set(seen).size).toBe(seen.length);
});

test('an export holds what its reader may take out, and can be imported again without a change', async () => {
  const mine = await central.customerWrites({ text: 'Halo', name: '=Rumus Jahat' });
  const desk = await openDesk(central, central.workspace.agents.sari.email);
  const { results } = await admin.customers.upsert({
    customers: [{ externalId: 'E-1', name: 'Rekor Lama', identities: [{ kind: 'phone', value: '081200000077' }] }],
  });
  // The lead sees the customer by a ticket of a record that was merged into it.
  await desk.push({ type: 'contact.merge', contactId: mine.contactId, intoContactId: results[0]?.id ?? '' });
  const ofLead = await lead.customers.exportPage({});
  const lines = ofLead.text.split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toMatch(/,E-1,Rekor Lama,'\+6281200000077,/);
  await desk.push({ type: 'contact.unmerge', contactId: mine.contactId });
  expect((await lead.customers.exportPage({})).text).toContain(",'=Rumus Jahat,");

  const pages: string[] = [];
  for (let after: string | undefined; ; ) {
    const page: Awaited<ReturnType<typeof admin.customers.exportPage>> = await admin.customers.exportPage({
      limit: 25,
      ...(after === undefined ? {} : { after }),
    });
    pages.push(page.text);
    if (page.next === null) break;
    after = page.next;
  }
  const bytes = Buffer.from(pages.join(''));
  const { importId } = await admin.customers.imports.begin({ kind: 'customers', fileName: 'ekspor.csv', size: bytes.length });
  await admin.customers.imports.chunk({ importId, offset: 0, base64: bytes.toString('base64') });
  const { columns, mapping, total, rows } = await admin.customers.imports.preview({ importId, mapping: null });
  expect(total).toBe(pages.join('').split('\r\n').length - 2);
  expect(rows[0]?.cells).toHaveLength(columns.length);
  // The id is ours and no other system's.
  const fields = Object.entries({ ...mapping, 1: 'externalId' }).filter(([index]) => index !== '0');
  await admin.customers.imports.run({ importId, mapping: Object.fromEntries(fields) });
  await until(async () => (await admin.customers.imports.status({ importId })).import.state === 'done');
  const { import: done } = await admin.customers.imports.status({ importId });
  expect(done).toMatchObject({ created: 0, updated: 0 });
  const refused = await admin.customers.imports.refusedPage({ importId, language: 'en' });
  expect(refused.name).toBe('ekspor-refused.csv');
  expect(
    refused.text
      .split('\r\n')
      .slice(1, -1)
      .every((line) => line.includes('No ID, phone')),
  ).toBe(true);
  expect((await admin.customers.imports.list()).imports[0]).toMatchObject({ importId, state: 'done' });
});

test('possible duplicates come with their reasons', async () => {
  const { results } = await admin.customers.upsert({
    customers: [
      { externalId: 'D-1', name: 'Budi Santoso', city: 'Kudus', identities: [{ kind: 'phone', value: '081200000055' }] },
      { externalId: 'D-2', name: 'Bpk Budi Santosa', city: 'Kudus', identities: [{ kind: 'whatsapp', value: '081200000055' }] },
      { externalId: 'D-3', name: 'Budi Santoso', city: 'Tuban' },
    ],
  });
  await admin.customers.orders.upsert({ orders: [anOrder('D-O1', { externalId: 'D-3' }, { number: 'TN-7700123' })] });
  const visitor = await central.customerWrites({ text: 'Pesanan saya TN-7700123 belum sampai' });
  const [one, two, three] = results.map(({ id }) => id ?? '');
  const reasonsOf = async (id: string) =>
    (await lead.customers.duplicates({ id })).duplicates.map(({ contact, reasons }) => [contact.id, reasons] as const);
  expect(await reasonsOf(one ?? '')).toEqual([[two, ['samePhone', 'similarName']]]);
  expect(await reasonsOf(visitor.contactId)).toEqual([[three, ['sameOrder']]]);
  expect(await reasonsOf(three ?? '')).toEqual([]);
});

test('products bought together are told to every agent, once, and suggest what is missing', async () => {
  await admin.customers.upsert({ customers: [{ externalId: 'R-1', name: 'Pencinta Kopi' }] });
  const bought = [items('KOPI', 'GULA'), items('KOPI', 'GULA'), items('KOPI', 'GULA', 'TEH'), items('KOPI', 'TEH'), items('KOPI')];
  await admin.customers.orders.upsert({ orders: bought.map((list, index) => anOrder(`R-${index}`, { externalId: 'R-1' }, { items: list })) });
  const { version, pairs } = await agent.customers.productPairs({});
  const order = { ...anOrder('x', {}), id: 'x', contactId: 'x', rev: 1, items: items('TEH') };
  expect(pairs === null ? null : suggestProducts([order], pairs)).toEqual([
    { sku: 'KOPI', name: 'Produk KOPI', withName: 'Produk TEH', together: 2 },
  ]);
  expect(await agent.customers.productPairs({ version })).toMatchObject({ version, pairs: null });
});
