import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodeClock } from '../../src-main/host/adapters/node-clock.ts';
import { nodeNetwork } from '../../src-main/host/adapters/node-network.ts';
import { startCentral } from '../../src-server/build-app.ts';
import { systemClock } from '../../src-server/system-clock.ts';
import type { SurveySettings } from '../../src-shared/domain/survey/survey.ts';
import { defaultSurveySettings } from '../../src-shared/domain/survey/survey-rules.ts';
import { say } from '../../src-shared/text/languages.ts';
import { questionText, surveyPageText as text } from '../../src-shared/text/survey-text.ts';
import { openDesk } from '../kit/agent-desk.ts';
import { startTestCentral, TEST_PASSWORD, type TestCentral } from '../kit/central-client.ts';
import { startVisitor, type Visitor } from '../kit/chat-visitor.ts';
import { temporaryFolder, testHost } from '../kit/test-host.ts';
import { until } from '../kit/until.ts';

const DAY_MS = 86_400_000;
const time = { ahead: 0 };
let central: TestCentral;
let desk: Awaited<ReturnType<typeof openDesk>>;
let lead: Awaited<ReturnType<typeof openDesk>>;
let admin: Awaited<ReturnType<typeof openDesk>>;
let settingsRev = 0;

beforeAll(async () => {
  // A form sent too often is another test's matter; the days that links live are gone through by hand.
  const clock = { ...systemClock, now: () => systemClock.now() + time.ahead };
  const surveyLimits = { reads: { burst: 120, perSecond: 5 }, answers: { burst: 1_000, perSecond: 5 } };
  central = await startTestCentral({ overrides: { clock, surveyLimits } });
  const { sari, leadA, admin: chief } = central.workspace.agents;
  [desk, lead, admin] = (await Promise.all([sari, leadA, chief].map(({ email }) => openDesk(central, email)))) as [
    typeof desk,
    typeof desk,
    typeof desk,
  ];
});
afterAll(() => central.stop());

async function setUp(patch: Partial<SurveySettings>): Promise<void> {
  const row = { ...defaultSurveySettings(central.workspace.id), ...patch, rev: settingsRev };
  settingsRev = (await admin.client.config.put({ config: { kind: 'survey', row } as never, baseRev: settingsRev })).rev;
}

const everything = { csat: { on: true, followUpAt: 2 }, ces: { on: true }, nps: { on: true, quietDays: 30 } };

type Matter = { readonly visitor: Visitor; readonly contactId: string; readonly ticketId: string };

async function resolved(name = 'Budi <b>Pelanggan</b>'): Promise<Matter> {
  const visitor = await startVisitor(`${central.address}/chat/${central.workspace.channel.key}`, { name, language: 'id' });
  await visitor.send('Pesanan saya belum sampai');
  const [row] = await central.query('select contact_id from conversation where id = $1', [visitor.visitorId]);
  const contactId = String(row?.contact_id);
  await desk.reply(contactId, 'Kami cek, ya');
  await desk.resolve(contactId);
  return { visitor, contactId, ticketId: (await desk.ticketOf(contactId)).id };
}

async function answerNext({ visitor }: Matter, score: number): Promise<string> {
  const { question } = await visitor.history();
  if (question === null) throw new Error('nothing is asked');
  await visitor.answer({ id: question.id, score, comment: '' });
  return question.kind;
}

const answersOf = (ticketId: string) => central.query('select * from survey_answer where ticket_id = $1 order by id', [ticketId]);
const eventsOf = async (ticketId: string) => (await lead.entries(ticketId)).flatMap((entry) => (entry.kind === 'event' ? [entry.event] : []));
const refused = (code: string) => expect.objectContaining({ code });

/** A browser without JavaScript: it follows nothing by itself. */
const at = (path: string, init: RequestInit = {}, base = central.address) => fetch(`${base}${path}`, { redirect: 'manual', ...init });
const send = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}, base = central.address) =>
  at(path, { method: 'POST', body: new URLSearchParams(fields), headers }, base);
const linkFor = async (target: Parameters<typeof desk.client.surveys.link>[0]) => (await desk.client.surveys.link(target)).path;

test('satisfaction, effort and the relationship are asked one after the other, the last once in a quiet period', async () => {
  await setUp(everything);
  const matter = await resolved();
  expect([await answerNext(matter, 5), await answerNext(matter, 6), await answerNext(matter, 9)]).toEqual(['csat', 'ces', 'nps']);
  expect((await matter.visitor.history()).question).toBeNull();
  expect((await answersOf(matter.ticketId)).map(({ kind, score, agent_id }) => [kind, score, agent_id])).toEqual([
    ['csat', 5, central.workspace.agents.sari.id],
    ['ces', 6, central.workspace.agents.sari.id],
  ]);
  const nps = await central.query(`select agent_id, ticket_id, score from survey_answer where contact_id = $1 and kind = 'nps'`, [matter.contactId]);
  expect(nps).toEqual([{ agent_id: null, ticket_id: null, score: 9 }]);

  await matter.visitor.send('Satu hal lagi');
  expect((await matter.visitor.history()).question).toBeNull();
  await desk.resolve(matter.contactId);
  expect([await answerNext(matter, 4), await answerNext(matter, 7)]).toEqual(['csat', 'ces']);
  expect((await matter.visitor.history()).question).toBeNull();
  await expect(desk.client.surveys.link({ kind: 'nps', contactId: matter.contactId })).rejects.toEqual(refused('SURVEY_QUIET'));
  expect(await answersOf(matter.ticketId)).toHaveLength(4);
});

test('consoles of the team get the answers, the whole workspace those about the relationship', async () => {
  await setUp(everything);
  const matter = await resolved();
  for (const score of [5, 7, 10]) await answerNext(matter, score);
  const kinds = async (email: string) => {
    const { client } = await openDesk(central, email);
    const seen: string[] = [];
    for (let page: string | null = null, first = true; first || page !== null; first = false) {
      const answer: Awaited<ReturnType<typeof client.sync.snapshot>> = await client.sync.snapshot({ page, limit: 2_000 });
      for (const change of answer.changes)
        if (change.op === 'upsert' && change.kind === 'answer' && change.entity.contactId === matter.contactId) seen.push(change.entity.kind);
      page = answer.next;
    }
    return seen.sort();
  };
  expect(await kinds(central.workspace.agents.budi.email)).toEqual(['ces', 'csat', 'nps']);
  expect(await kinds(central.workspace.agents.dewi.email)).toEqual(['nps']);
});

test('a transferred matter is shared with who handled it before, and its answers move with it', async () => {
  await setUp(everything);
  const matter = await resolved();
  await answerNext(matter, 5);
  await matter.visitor.send('Ternyata belum');
  const { payments } = central.workspace.queues;
  await lead.push({ type: 'ticket.transfer', ticketId: matter.ticketId, queueId: payments, agentId: null, note: '' });
  const dewi = await openDesk(central, central.workspace.agents.dewi.email);
  await dewi.resolve(matter.contactId);
  expect(await answerNext(matter, 4)).toBe('csat');
  const rows = await answersOf(matter.ticketId);
  expect(rows.filter((row) => row.kind === 'csat').map((row) => [row.agent_id, row.shared_with_ids])).toEqual([
    [central.workspace.agents.sari.id, []],
    [central.workspace.agents.dewi.id, [central.workspace.agents.sari.id]],
  ]);
  const told = await central.query(`select distinct id from change where kind = 'answer' and feed = $1`, [`t:${central.workspace.teams.b}`]);
  expect(told.map((row) => row.id)).toEqual(expect.arrayContaining(rows.map((row) => row.id)));
});

test('a low answer opens one follow-up for the lead, which is no reopening by the customer', async () => {
  await setUp(everything);
  await central.query(`update agent set state = 'available' where id = $1`, [central.workspace.agents.leadA.id]);
  const matter = await resolved();
  const { question } = await matter.visitor.history();
  const id = question?.id ?? '';
  await Promise.all([1, 1, 1].map((score) => matter.visitor.answer({ id, score, comment: 'Kecewa' })));
  expect(await lead.ticketOf(matter.contactId)).toMatchObject({
    ...{ status: 'open', priority: 'high', tags: ['tindak-lanjut'], assigneeId: central.workspace.agents.leadA.id, resolvedAt: null },
  });
  const events = (await eventsOf(matter.ticketId)).map((event) => event.type);
  expect(events.filter((type) => type === 'followUp' || type === 'rated')).toEqual(['rated', 'followUp']);
  expect(events).not.toContain('reopened');
  const facts = await central.query(`select type, agent_id, data from ticket_event where ticket_id = $1 and type in ('followUp', 'reopened')`, [
    matter.ticketId,
  ]);
  expect(facts).toEqual([
    { type: 'followUp', agent_id: central.workspace.agents.sari.id, data: expect.objectContaining({ rating: 1, from: 'resolved' }) },
  ]);
  // The customer who is on the page is still asked the rest about what was resolved; the lead's own resolution is a new one.
  expect([await answerNext(matter, 2), await answerNext(matter, 3)]).toEqual(['ces', 'nps']);
  expect((await answersOf(matter.ticketId)).map((row) => row.agent_id)).toEqual([central.workspace.agents.sari.id, central.workspace.agents.sari.id]);
  await lead.resolve(matter.contactId);
  expect(await answerNext(matter, 5)).toBe('csat');
  expect(await lead.ticketOf(matter.contactId)).toMatchObject({ status: 'resolved' });
});

test('with nobody to lead, the follow-up waits unassigned', async () => {
  await setUp(everything);
  await central.query(`update agent set state = 'offline' where id = $1`, [central.workspace.agents.leadA.id]);
  const matter = await resolved();
  await answerNext(matter, 2);
  expect(await lead.ticketOf(matter.contactId)).toMatchObject({ status: 'open', assigneeId: null });
});

test('a link shows one question in the customer’s language, and takes one answer by a plain form', async () => {
  await setUp(everything);
  const matter = await resolved();
  const path = await linkFor({ kind: 'csat', ticketId: matter.ticketId });
  expect(path).toMatch(/^\/s\/[A-Za-z0-9_-]{22}$/);
  const page = await at(path, { headers: { 'accept-language': 'en' } });
  const html = await page.text();
  expect(page.status).toBe(200);
  expect(Object.fromEntries(page.headers)).toMatchObject({
    ...{ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
    ...{ 'x-robots-tag': 'noindex, nofollow', 'content-security-policy': expect.stringMatching(/^default-src 'none'; style-src 'sha256-/) },
  });
  expect(html).toContain('<html lang="id">');
  expect(html).toContain('Halo Budi,');
  for (const secret of ['Pelanggan', 'belum sampai', matter.contactId, matter.ticketId, '<script']) expect(html).not.toContain(secret);
  expect(await (await at(`${path}?lang=en`)).text()).toContain(say('en', questionText.csat));

  const empty = await send(path, { comment: 'Bagus & <cepat>' });
  expect(empty.status).toBe(422);
  const again = await empty.text();
  expect(again).toContain(say('id', text.choose));
  expect(again).toContain('Bagus &amp; &lt;cepat&gt;');
  const long = await send(path, { score: '4', comment: 'x'.repeat(1_001) });
  expect([long.status, (await long.text()).includes('value="4" required checked')]).toEqual([422, true]);

  const sent = await send(path, { score: '4', comment: ' Bagus\r\n& cepat ' });
  expect([sent.status, sent.headers.get('location')]).toEqual([303, '?lang=id']);
  for (const repeat of [await send(path, { score: '1', comment: '' }), await send(path, {})]) expect(repeat.status).toBe(303);
  const done = await at(path);
  expect([done.status, (await done.text()).includes(say('id', text.done))]).toEqual([200, true]);
  expect(await answersOf(matter.ticketId)).toMatchObject([{ kind: 'csat', score: 4, comment: 'Bagus\n& cepat' }]);
  expect((await matter.visitor.history()).question?.kind).toBe('ces');
  await expect(desk.client.surveys.link({ kind: 'csat', ticketId: matter.ticketId })).rejects.toEqual(refused('SURVEY_ANSWERED'));
});

test('links of every kind, several to one question, are one question', async () => {
  await setUp(everything);
  const matter = await resolved();
  const links = await Promise.all([1, 2, 3].map(() => linkFor({ kind: 'nps', contactId: matter.contactId })));
  expect(new Set(links).size).toBe(3);
  const ces = await linkFor({ kind: 'ces', ticketId: matter.ticketId });
  await Promise.all(links.map((path, index) => send(path, { score: String(8 + (index % 2)), comment: '' })));
  expect((await send(ces, { score: '7' })).status).toBe(303);
  const rows = await central.query(`select kind, score from survey_answer where contact_id = $1 and answered_at is not null order by kind`, [
    matter.contactId,
  ]);
  expect(rows).toEqual([
    { kind: 'ces', score: 7 },
    { kind: 'nps', score: expect.any(Number) },
  ]);
});

test('two nodes under a race ask once, answer once and follow up once', async () => {
  await setUp(everything);
  const other = await startCentral({ ...central.config, port: 0 });
  try {
    const matter = await resolved();
    const paths = await Promise.all(Array.from({ length: 6 }, () => linkFor({ kind: 'csat', ticketId: matter.ticketId })));
    const histories = await Promise.all(Array.from({ length: 6 }, () => matter.visitor.history()));
    expect(new Set(histories.map(({ question }) => question?.id)).size).toBe(1);
    const posts = paths.flatMap((path, index) =>
      [central.address, other.address].map((base) => send(path, { score: String(1 + (index % 2)) }, {}, base)),
    );
    expect(new Set((await Promise.all(posts)).map((answer) => answer.status))).toEqual(new Set([303]));
    expect(await answersOf(matter.ticketId)).toMatchObject([{ rev: '2' }]);
    const types = (await eventsOf(matter.ticketId)).map((event) => event.type);
    expect(types.filter((type) => type === 'rated' || type === 'followUp')).toEqual(['rated', 'followUp']);
  } finally {
    await other.stop();
  }
});

test('a console holds the answers, sums them up and makes links', async () => {
  await setUp(everything);
  const matter = await resolved('Citra Ayu');
  const folder = temporaryFolder();
  const host = await testHost({ clock: nodeClock, dataFolder: folder.path, network: nodeNetwork });
  try {
    await host.client.session.signIn({ serverUrl: central.address, email: central.workspace.agents.sari.email, password: TEST_PASSWORD });
    await until(async () => (await host.client.sync.status()).connection.state === 'online');
    const figure = async (kind: string) => (await host.client.survey.overview()).figures.find((one) => one.kind === kind);
    const before = await figure('csat');
    const { url } = await host.client.survey.link({ kind: 'csat', ticketId: matter.ticketId });
    expect(url.startsWith(`${central.address}/s/`)).toBe(true);
    await until(async () => (await figure('csat'))?.asked === (before?.asked ?? 0) + 1);
    expect((await fetch(url, { method: 'POST', body: new URLSearchParams({ score: '5', comment: 'Mantap' }), redirect: 'manual' })).status).toBe(303);
    await until(async () => (await figure('csat'))?.answered === (before?.answered ?? 0) + 1);
    expect((await host.client.survey.overview()).last[0]).toMatchObject({ contactName: 'Citra Ayu', answer: { score: 5, comment: 'Mantap' } });
    await expect(host.client.survey.link({ kind: 'csat', ticketId: matter.ticketId })).rejects.toEqual(refused('SURVEY_ANSWERED'));
  } finally {
    await host.stop();
    folder.remove();
  }
});

test('what is off, open or of others gets no link', async () => {
  await setUp({ nps: { on: false, quietDays: 30 } });
  const matter = await resolved();
  const link = (target: Parameters<typeof desk.client.surveys.link>[0], by = desk) => by.client.surveys.link(target);
  await expect(link({ kind: 'ces', ticketId: matter.ticketId })).rejects.toEqual(refused('SURVEY_OFF'));
  await expect(link({ kind: 'nps', contactId: matter.contactId })).rejects.toEqual(refused('SURVEY_OFF'));
  const dewi = await openDesk(central, central.workspace.agents.dewi.email);
  await expect(link({ kind: 'csat', ticketId: matter.ticketId }, dewi)).rejects.toEqual(refused('NOT_FOUND'));
  await matter.visitor.send('Masih ada');
  await expect(link({ kind: 'csat', ticketId: matter.ticketId })).rejects.toEqual(refused('SURVEY_NOT_RESOLVED'));
  await expect(central.client().surveys.link({ kind: 'csat', ticketId: matter.ticketId })).rejects.toEqual(refused('UNAUTHENTICATED'));
  const row = { ...defaultSurveySettings(matter.ticketId), rev: 0 };
  await expect(admin.client.config.put({ config: { kind: 'survey', row } as never, baseRev: 0 })).rejects.toEqual(refused('CONFIG_REFUSED'));
});

test('a link is open for 30 days, then says so', async () => {
  await setUp(everything);
  const matter = await resolved();
  const path = await linkFor({ kind: 'csat', ticketId: matter.ticketId });
  try {
    time.ahead = 30 * DAY_MS - 60_000;
    expect((await at(path)).status).toBe(200);
    time.ahead = 30 * DAY_MS + 1;
    const late = await at(path);
    expect([late.status, (await late.text()).includes(say('id', text.expired))]).toEqual([410, true]);
    expect((await send(path, { score: '1' })).status).toBe(410);
  } finally {
    time.ahead = 0;
  }
  expect(await answersOf(matter.ticketId)).toMatchObject([{ score: null }]);
});

test('[fuzz] a token that is not ours gets one and the same page, whatever it looks like', async () => {
  const unknown = await (await at(`/s/${randomBytes(16).toString('base64url')}`)).text();
  expect(unknown).toContain(say('id', text.unknown));
  const token = fc.oneof(
    fc.string({ minLength: 1, maxLength: 400 }).map(encodeURIComponent),
    fc.string({ unit: fc.constantFrom(...'ABCabc019-_'), minLength: 22, maxLength: 22 }),
    fc.constantFrom('..%2f..%2fetc', '%00', "'%20or%201=1--", 'a'.repeat(5_000), '%F0%9F%98%80', '{token}'),
  );
  await fc.assert(
    fc.asyncProperty(token, async (given) => {
      const answer = await at(`/s/${given}`);
      expect([answer.status, await answer.text()]).toEqual([404, unknown]);
    }),
    { numRuns: 60 },
  );
});

test('[fuzz] no form breaks the page, and none but a right one is an answer', async () => {
  await setUp(everything);
  const matter = await resolved();
  const path = await linkFor({ kind: 'csat', ticketId: matter.ticketId });
  const bad = fc.oneof(fc.string(), fc.constantFrom('0', '6', '-1', '1.5', '1e0', '٣', '__proto__', '99', 'NaN'));
  await fc.assert(
    fc.asyncProperty(
      bad.filter((score) => !/^0?[1-5]$/.test(score)),
      fc.string({ unit: 'binary' }),
      async (score, comment) => {
        const answer = await send(path, { score, comment });
        expect(answer.status).toBe(422);
      },
    ),
    { numRuns: 25 },
  );
  const raw = (body: string, type = 'application/x-www-form-urlencoded') => at(path, { method: 'POST', body, headers: { 'content-type': type } });
  expect((await raw('score=%ff%fe&comment=%c3%28')).status).toBe(422);
  expect((await raw('__proto__=1&constructor=2&score=9&score=4')).status).toBe(422);
  expect((await raw('{"score":4}', 'application/json')).status).toBe(415);
  expect((await raw(`score=4&comment=${'x'.repeat(20_000)}`)).status).toBe(413);
  for (const site of ['cross-site', 'same-site']) expect((await send(path, { score: '4' }, { 'sec-fetch-site': site })).status).toBe(403);
  expect((await send(path, { score: '4' }, { origin: 'https://jahat.example' })).status).toBe(403);
  for (const answer of [await raw('x', 'text/plain'), await send(path, { score: '4' }, { origin: 'https://jahat.example' })]) {
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await answer.text()).toContain(say('id', text.refused));
  }
  expect(await answersOf(matter.ticketId)).toMatchObject([{ score: null }]);
  expect((await send(path, { score: '4', comment: 'a\u0000b' }, { origin: central.address, 'sec-fetch-site': 'same-origin' })).status).toBe(303);
  expect(await answersOf(matter.ticketId)).toMatchObject([{ score: 4, comment: 'ab' }]);
});

test('an address that asks too often is told when to come back', async () => {
  const answers = await Promise.all(Array.from({ length: 200 }, () => at(`/s/${'a'.repeat(22)}`)));
  const limited = answers.filter((answer) => answer.status === 429);
  expect(limited.length).toBeGreaterThan(20);
  expect(limited[0]?.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(await limited[0]?.text()).toContain(say('id', text.limitedTitle));
});
