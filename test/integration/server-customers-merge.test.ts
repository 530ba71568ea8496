import { afterAll, beforeAll, expect, test } from 'vitest';
import { putCustomers, putOrders } from '../../src-server/modules/customer/customer-service.ts';
import { rootIdOf } from '../../src-shared/domain/contact/merge.ts';
import { createSyncKit, pullAll, type SyncKit, type TestDevice, takeSnapshot } from '../kit/sync-kit.ts';

let kit: SyncKit;
let ani: TestDevice;
beforeAll(async () => {
  kit = await createSyncKit();
  ani = await kit.device(kit.workspace.agents.ani);
  await takeSnapshot(kit, ani);
});
afterAll(() => kit.stop());

const context = () => ({ workspaceId: kit.workspace.id, now: kit.time.now, newId: kit.ids });
let made = 0;

/** A customer with one phone and one paid order of `total`. */
async function customer(total: number): Promise<{ id: string; phone: string }> {
  const phone = `+62811000${String(++made).padStart(4, '0')}`;
  const externalId = `M-${made}`;
  const [result] = await kit.inWorkspace((trx) =>
    putCustomers(trx, context(), [{ externalId, name: `Pelanggan ${made}`, identities: [{ kind: 'phone', value: phone }] }]),
  );
  await order(`O-${made}`, phone, total);
  return { id: result?.id ?? '', phone };
}

const order = (number: string, phone: string, total: number, state: 'paid' | 'cancelled' = 'paid') =>
  kit.inWorkspace((trx) =>
    putOrders(trx, context(), [
      { externalId: number, number, customer: { phone }, state, placedAt: kit.time.now, currency: 'IDR', total, items: [] },
    ]),
  );

const rowOf = (id: string) => kit.inWorkspace((trx) => trx.selectFrom('contact').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
const addressesOf = (id: string) =>
  kit.inWorkspace((trx) => trx.selectFrom('contact_identity').selectAll().where('contact_id', '=', id).orderBy('id').execute());
const merge = (contactId: string, intoContactId: string) => kit.act(ani, { type: 'contact.merge', contactId, intoContactId });
const unmerge = (contactId: string) => kit.act(ani, { type: 'contact.unmerge', contactId });
const strip = ({ rev: _rev, updated_at: _at, ...row }: Awaited<ReturnType<typeof rowOf>>) => row;

test('a merge moves nothing, counts both, and its undo leaves both as they were', async () => {
  const [a, b] = [await customer(100_000), await customer(50_000)];
  const before = { a: strip(await rowOf(a.id)), b: strip(await rowOf(b.id)), addresses: await addressesOf(a.id) };
  expect(await merge(a.id, b.id)).toMatchObject({ status: 'accepted', noop: false });
  expect(await rowOf(b.id)).toMatchObject({ lifetime_value: 150_000, order_count: 2, merged_into_id: null });
  expect(await rowOf(a.id)).toMatchObject({ lifetime_value: 100_000, order_count: 1, merged_into_id: b.id });
  expect(await addressesOf(a.id)).toEqual(before.addresses);

  const changes = await pullAll(kit, ani);
  expect(changes).toContainEqual(expect.objectContaining({ kind: 'contact', entity: expect.objectContaining({ id: a.id, mergedIntoId: b.id }) }));
  expect(changes).toContainEqual(
    expect.objectContaining({
      kind: 'contact',
      entity: expect.objectContaining({ id: b.id, value: { lifetime: 150_000, orders: 2, lastOrderAt: kit.time.now } }),
    }),
  );

  expect(await merge(a.id, b.id)).toMatchObject({ status: 'accepted', noop: true });
  expect(await unmerge(a.id)).toMatchObject({ status: 'accepted', noop: false });
  expect(strip(await rowOf(a.id))).toEqual(before.a);
  expect(strip(await rowOf(b.id))).toEqual(before.b);
  expect(await unmerge(a.id)).toMatchObject({ status: 'accepted', noop: true });
  const history = await kit.inWorkspace((trx) =>
    trx.selectFrom('contact_merge').select(['type', 'root_id', 'agent_id']).where('contact_id', '=', a.id).orderBy('id').execute(),
  );
  expect(history).toEqual(['merged', 'unmerged'].map((type) => ({ type, root_id: b.id, agent_id: kit.workspace.agents.ani.id })));
});

test('chains resolve to their root, and an undo in the middle keeps what is below together', async () => {
  const [a, b, c] = [await customer(1), await customer(10), await customer(100)];
  await merge(a.id, b.id);
  await merge(b.id, c.id);
  expect((await rowOf(c.id)).lifetime_value).toBe(111);
  // An order of the lowest record counts for all above it.
  await order('O-deep', a.phone, 1_000);
  expect((await rowOf(c.id)).lifetime_value).toBe(1_111);
  expect((await rowOf(b.id)).lifetime_value).toBe(1_011);
  await order('O-deep', a.phone, 1_000, 'cancelled');
  expect((await rowOf(c.id)).lifetime_value).toBe(111);
  await unmerge(b.id);
  expect((await rowOf(c.id)).lifetime_value).toBe(100);
  expect((await rowOf(b.id)).lifetime_value).toBe(11);
  // Into a merged record means into its customer.
  const d = await customer(5);
  expect(await merge(d.id, a.id)).toMatchObject({ status: 'accepted' });
  expect((await rowOf(d.id)).merged_into_id).toBe(b.id);
});

test('what cannot be merged is refused with the reason', async () => {
  const [a, b, c] = [await customer(1), await customer(1), await customer(1)];
  expect(await merge(a.id, a.id)).toMatchObject({ status: 'refused', code: 'SAME_CONTACT' });
  expect(await merge(a.id, kit.ids())).toMatchObject({ status: 'refused', code: 'CONTACT_NOT_FOUND' });
  expect(await merge(kit.ids(), a.id)).toMatchObject({ status: 'refused', code: 'CONTACT_NOT_FOUND' });
  expect(await unmerge(kit.ids())).toMatchObject({ status: 'refused', code: 'CONTACT_NOT_FOUND' });
  await merge(a.id, b.id);
  expect(await merge(b.id, a.id)).toMatchObject({ status: 'refused', code: 'SAME_CONTACT' });
  expect(await merge(a.id, c.id)).toMatchObject({ status: 'refused', code: 'CONTACT_MERGED' });
});

test('opposite merges at the same moment never make a circle', async () => {
  const devices = await Promise.all([kit.device(kit.workspace.agents.ani), kit.device(kit.workspace.agents.ani)]);
  for (let round = 0; round < 5; round++) {
    const [a, b] = [await customer(1), await customer(1)];
    const answers = await Promise.all([
      kit.act(devices[0] as TestDevice, { type: 'contact.merge', contactId: a.id, intoContactId: b.id }),
      kit.act(devices[1] as TestDevice, { type: 'contact.merge', contactId: b.id, intoContactId: a.id }),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual(['accepted', 'refused']);
    const rows = new Map((await Promise.all([rowOf(a.id), rowOf(b.id)])).map((row) => [row.id, { id: row.id, mergedIntoId: row.merged_into_id }]));
    const find = (id: string) => rows.get(id);
    expect(rootIdOf(a.id, find)).toBe(rootIdOf(b.id, find));
  }
});

test('a message after the merge finds the customer, can be answered, and goes with its record at the undo', async () => {
  const visitor = await kit.visitor('Sari lewat web');
  const { id } = await customer(10);
  await merge(visitor.contactId, id);
  const { ticketId } = await kit.say(visitor, 'Halo lagi');
  await pullAll(kit, ani);
  const contacts = new Map([...ani.rows.values()].flatMap((row) => (row.kind === 'contact' ? [[row.entity.id, row.entity] as const] : [])));
  const ticket = await kit.ticket(ticketId);
  expect(rootIdOf(ticket.contact_id, (contact) => contacts.get(contact))).toBe(id);
  const recipient = kit.recipientOf(visitor);
  const reply = { type: 'ticket.reply', ticketId, text: 'Siap', attachments: [], recipient, seenSeq: 2, reviewed: false } as const;
  expect(await kit.act(ani, reply)).toMatchObject({ status: 'accepted' });
  await unmerge(visitor.contactId);
  expect((await kit.ticket(ticketId)).contact_id).toBe(visitor.contactId);
  expect((await rowOf(visitor.contactId)).merged_into_id).toBeNull();
});

test('tickets of merged records are one customer’s, except that a chat stays where its replies arrive', async () => {
  const [one, two] = [await kit.visitor('Satu'), await kit.visitor('Dua')];
  const tickets = [await kit.say(one, 'Halo'), await kit.say(two, 'Halo')];
  const [ticketId, intoTicketId] = tickets.map((ticket) => ticket.ticketId) as [string, string];
  const mergeTickets = () => kit.act(ani, { type: 'ticket.merge', ticketId, intoTicketId });
  expect(await mergeTickets()).toMatchObject({ status: 'refused', code: 'OTHER_CONTACT' });
  await merge(one.contactId, two.contactId);
  expect(await mergeTickets()).toMatchObject({ status: 'refused', code: 'OTHER_RECORD' });
  await kit.inWorkspace((trx) => trx.updateTable('ticket').set({ channel: 'sms' }).where('id', 'in', [ticketId, intoTicketId]).execute());
  expect(await mergeTickets()).toMatchObject({ status: 'accepted' });
});

test('a number without a country code is of the workspace’s country', async () => {
  const { id } = await customer(1);
  const edit = (value: string) =>
    kit.act(ani, { type: 'contact.edit', contactId: id, edit: { addIdentity: { id: kit.ids(), kind: 'phone', value } } });
  await kit.inWorkspace((trx) => trx.updateTable('workspace').set({ time_zone: 'Asia/Kuala_Lumpur' }).execute());
  expect(await edit('012-345 6789')).toMatchObject({ status: 'accepted' });
  await kit.inWorkspace((trx) => trx.updateTable('workspace').set({ time_zone: 'Asia/Jakarta' }).execute());
  expect((await addressesOf(id)).map(({ value }) => value)).toContain('+60123456789');
  const other = await customer(1);
  const taken = { id: kit.ids(), kind: 'phone', value: '+60 12-345 6789' } as const;
  expect(await kit.act(ani, { type: 'contact.edit', contactId: other.id, edit: { addIdentity: taken } })).toMatchObject({ code: 'IDENTITY_TAKEN' });
});
