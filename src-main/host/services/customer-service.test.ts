import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FakeCentral, fakeCentral } from '../../../test/kit/fake-central.ts';
import { type FakeClock, fakeClock } from '../../../test/kit/fake-clock.ts';
import { type TestHost, temporaryFolder, testHost } from '../../../test/kit/test-host.ts';
import { T0 } from '../../../test/kit/ticket-factory.ts';

let clock: FakeClock;
let central: FakeCentral;
let folder: ReturnType<typeof temporaryFolder>;
let host: TestHost;
beforeEach(async () => {
  clock = fakeClock(T0);
  central = fakeCentral(() => T0 + clock.monotonic());
  folder = temporaryFolder();
});
afterEach(async () => {
  await host.stop();
  folder.remove();
});

async function signedIn(): Promise<void> {
  host = await testHost({ network: central.network, dataFolder: folder.path, clock });
  await host.signIn();
  await clock.advance(1_000);
}
async function goOffline(): Promise<void> {
  central.faults.down = true;
  central.dropSockets();
  await clock.advance(40_000);
}
const names = async () => (await host.client.customer.list({ query: '', sort: 'name', tags: [], offset: 0, limit: 50 })).rows.map((row) => row.name);

test('offline, a merge joins list, tickets and history at once, and its undo takes them apart', async () => {
  const [one, two] = [central.seed(1), central.seed(2)];
  for (const { id } of [one, two]) central.customerWrites(id, 'Halo');
  await signedIn();
  await goOffline();
  expect(await names()).toEqual(['Pelanggan 1', 'Pelanggan 2']);
  const ask = { contactId: one.contactId, query: '', before: null, limit: 50 };
  const alone = await host.client.customer.history(ask);

  await host.client.command.issue({ body: { type: 'contact.merge', contactId: two.contactId, intoContactId: one.contactId } });
  expect(await names()).toEqual(['Pelanggan 1']);
  const joined = await host.client.customer.get({ contactId: two.contactId });
  expect([joined.contact.id, joined.merged.map(({ id }) => id)]).toEqual([one.contactId, [two.contactId]]);
  expect(joined.tickets.map(({ number }) => number).sort()).toEqual([1, 2]);
  const both = await host.client.customer.history(ask);
  expect(both.items.length).toBeGreaterThan(alone.items.length);
  expect(new Set(both.items.map(({ ticketNumber }) => ticketNumber))).toEqual(new Set([1, 2]));

  await expect(
    host.client.command.issue({ body: { type: 'contact.merge', contactId: one.contactId, intoContactId: two.contactId } }),
  ).rejects.toMatchObject({ code: 'REFUSED', data: { code: 'SAME_CONTACT' } });

  await host.client.command.issue({ body: { type: 'contact.unmerge', contactId: two.contactId } });
  expect(await names()).toEqual(['Pelanggan 1', 'Pelanggan 2']);
  expect((await host.client.customer.history(ask)).items).toEqual(alone.items);
});

test('what waits to be sent stands in the history, newest first, and on one page only', async () => {
  const ticket = central.seed(1);
  await signedIn();
  await goOffline();
  await host.client.command.issue({ body: { type: 'ticket.note', ticketId: ticket.id, text: 'menunggu jaringan', attachments: [] } });
  const read: string[] = [];
  for (let before: { at: number; id: string } | null = null; ; ) {
    const page: Awaited<ReturnType<typeof host.client.customer.history>> = await host.client.customer.history({
      ...{ contactId: ticket.contactId, query: '', before, limit: 1 },
    });
    read.push(...page.items.map(({ entry }) => entry.id));
    const last = page.items.at(-1)?.entry;
    if (!page.more || last === undefined) break;
    before = { at: last.at, id: last.id };
  }
  const whole = await host.client.customer.history({ contactId: ticket.contactId, query: '', before: null, limit: 50 });
  expect(read).toEqual(whole.items.map(({ entry }) => entry.id));
  expect(new Set(read).size).toBe(read.length);
  expect(whole.items[0]?.entry).toMatchObject({ kind: 'note', text: 'menunggu jaringan', seq: null });
});

test('suggestions are a greeting for the hour, without the network too, and nothing when switched off', async () => {
  const ticket = central.seed(1);
  await signedIn();
  await goOffline();
  const ask = { contactId: ticket.contactId };
  expect(await host.client.customer.suggestions(ask)).toEqual({ greeting: 'Selamat pagi, Kak Pelanggan,', products: [] });
  await host.client.settings.set({ suggestions: false });
  expect(await host.client.customer.suggestions(ask)).toEqual({ greeting: null, products: [] });
  await expect(host.client.customer.imports.list()).rejects.toMatchObject({ code: 'NEEDS_NETWORK' });
  await expect(host.client.customer.exportFile({ after: null })).rejects.toMatchObject({ code: 'NEEDS_NETWORK' });
});
