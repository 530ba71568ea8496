import { afterAll, beforeAll, expect, test } from 'vitest';
import { beCustomer } from '../../scripts/customers/customer.ts';
import { readOptions } from '../../scripts/customers/options.ts';
import { type CustomerPlan, planCustomer } from '../../scripts/customers/plan.ts';
import { say } from '../../src-shared/text/languages.ts';
import { openDesk } from '../kit/agent-desk.ts';
import { startTestCentral, type TestCentral } from '../kit/central-client.ts';

let central: TestCentral;
let chatUrl: string;

beforeAll(async () => {
  central = await startTestCentral();
  chatUrl = `${central.address}/chat/${central.workspace.channel.key}`;
});
afterAll(() => central.stop());

const now = Date.UTC(2026, 5, 1);
/** As planned, without the pauses. */
const hasty = (index: number, patch: Partial<CustomerPlan> = {}): CustomerPlan => ({
  ...planCustomer(7, index, now),
  readingMs: 0,
  msPerCharacter: 0,
  ...patch,
});

/** What customers did, with a wait for the next line that matches. */
function follow() {
  const lines: string[] = [];
  let heard = (): void => {};
  return {
    lines,
    tell: (_name: string, what: { id: string; en: string }, values = {}) => {
      lines.push(say('en', what, values));
      heard();
    },
    async until(pattern: RegExp): Promise<void> {
      while (!lines.some((line) => pattern.test(line))) {
        await new Promise<void>((resolve) => {
          heard = resolve;
        });
      }
    },
  };
}

test('the same seed brings the same people with the same matters', () => {
  const plans = (seed: number) => Array.from({ length: 40 }, (_, index) => planCustomer(seed, index, now));
  expect(plans(3)).toEqual(plans(3));
  expect(plans(3)).not.toEqual(plans(4));
  const all = plans(3);
  expect(new Set(all.map((plan) => plan.language))).toEqual(new Set(['id', 'en']));
  expect(new Set(all.map((plan) => plan.opening.join())).size).toBeGreaterThan(30);
  for (const plan of all) expect([...plan.opening, ...plan.replies].join()).not.toMatch(/\{(?!agent\})/);
});

test('a customer writes, answers the agent, thanks, and rates after the resolution', async () => {
  const desk = await openDesk(central, central.workspace.agents.sari.email);
  const plan = hasty(1, {
    opening: ['Pesanan saya belum sampai'],
    replies: ['Nomornya TN-1', 'Terima kasih {agent}'],
    rating: { stars: 5, comment: 'Cepat' },
  });
  const events = follow();
  const visit = beCustomer(chatUrl, plan, events.tell, new AbortController().signal);
  await events.until(/wrote: Pesanan/);
  const [conversation] = await central.query(
    'select contact_id from conversation where current_ticket_id is not null order by created_at desc limit 1',
  );
  const contactId = String(conversation?.contact_id);
  await desk.reply(contactId, 'Boleh nomor pesanannya?');
  await events.until(/wrote: Nomornya/);
  await desk.reply(contactId, 'Besok tiba ya');
  await events.until(/wrote: Terima kasih Sari/);
  await desk.resolve(contactId);
  await visit;
  expect(events.lines.at(-1)).toBe('rated 5 of 5: Cepat');
  const rows = await central.query('select delivery from entry where direction = $1', ['out']);
  expect(rows.map((row) => row.delivery)).toEqual(['read', 'read']);
});

test('an impatient customer asks again, then leaves', async () => {
  const events = follow();
  const plan = hasty(2, { opening: ['Halo?'], nudges: [{ afterMs: 0, text: 'Masih ada orang?' }], leavesAfterMs: 1 });
  await beCustomer(chatUrl, plan, events.tell, new AbortController().signal);
  expect(events.lines).toEqual(['came', 'wrote: Halo?', 'wrote: Masih ada orang?', 'left unanswered']);
});

test('stopping lets everyone go at once', async () => {
  const stop = new AbortController();
  const events = follow();
  const visit = beCustomer(chatUrl, hasty(3), events.tell, stop.signal);
  await events.until(/wrote/);
  stop.abort();
  await expect(visit).rejects.toMatchObject({ name: 'AbortError' });
});

test.each([
  [['--rate', '0']],
  [['--rate', 'banyak']],
  [['--count', '1.5']],
  [['--seed', '-1']],
  [['--chat', 'toko']],
  [['--chat']],
  [['--cepat']],
  [['sekarang']],
])('%j is not understood', (args) => {
  expect(() => readOptions(args)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
});
