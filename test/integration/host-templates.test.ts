import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { nodeClock } from '../../src-main/host/adapters/node-clock.ts';
import { nodeNetwork } from '../../src-main/host/adapters/node-network.ts';
import type { TemplateInput } from '../../src-shared/contract/console/template-contract.ts';
import type { Macro } from '../../src-shared/domain/template/macro.ts';
import { startTestCentral, TEST_PASSWORD, type TestCentral } from '../kit/central-client.ts';
import { type TestHost, temporaryFolder, testHost } from '../kit/test-host.ts';
import { until } from '../kit/until.ts';

/** Templates from the editor of one console to the answer on another, over the real central API. */
let central: TestCentral;
const net = { down: false };
const open: { host: TestHost; folder: ReturnType<typeof temporaryFolder> }[] = [];

async function signedIn(name: 'sari' | 'budi' | 'dewi' | 'leadA' | 'admin'): Promise<TestHost> {
  const folder = temporaryFolder();
  const fetch: typeof nodeNetwork.fetch = (url, init) => (net.down ? Promise.reject(new TypeError('fetch failed')) : nodeNetwork.fetch(url, init));
  const host = await testHost({ clock: nodeClock, dataFolder: folder.path, network: { fetch, openSocket: nodeNetwork.openSocket } });
  open.push({ host, folder });
  await host.client.session.signIn({ serverUrl: central.address, email: central.workspace.agents[name].email, password: TEST_PASSWORD });
  await until(async () => (await host.client.sync.status()).connection.state === 'online');
  return host;
}

let made = 0;
const draft = (patch: Partial<TemplateInput> = {}): TemplateInput => {
  made += 1;
  const words = { title: `Judul ${made}`, body: `Isi ${made}`, topic: 'Umum', shortcut: `kata${made}` };
  return {
    id: `00000000-0000-7000-8000-00000000${String(made).padStart(4, '0')}`,
    teamId: null,
    agentId: null,
    language: 'id',
    attachments: [],
    ...words,
    ...patch,
  };
};
const save = (host: TestHost, template: TemplateInput, status: 'draft' | 'proposed' | 'published' = 'published', baseRev = 0) =>
  host.client.template.save({ template, status, baseRev });
const pick = async (host: TestHost, query: string, ticketId: string | null = null) =>
  (await host.client.template.pick({ query, ticketId, language: null, limit: 50 })).map(({ template }) => template.id);
const library = (host: TestHost, patch: object = {}) =>
  host.client.template.library({ query: '', topic: null, language: null, scope: 'all', status: null, offset: 0, limit: 50, ...patch });
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code?: string }) => error.code,
  );

beforeAll(async () => {
  central = await startTestCentral();
});
afterAll(() => central.stop());
beforeEach(() => {
  net.down = false;
});
afterEach(async () => {
  for (const { host, folder } of open.splice(0)) {
    await host.stop();
    folder.remove();
  }
});

test('what a lead publishes reaches the team with its attachment, and is picked, filled and sent offline', async () => {
  const { a } = central.workspace.teams;
  const [lead, sari, dewi] = [await signedIn('leadA'), await signedIn('sari'), await signedIn('dewi')];
  const { uploadId } = await lead.client.attachment.begin({ name: 'panduan.txt', mime: 'text/plain', size: 7 });
  await lead.client.attachment.chunk({ uploadId, offset: 0, base64: Buffer.from('panduan').toString('base64') });
  const file = await lead.client.attachment.finish({ uploadId });
  const body = '{{time.greeting}} {{contact.firstName}}, pesanan {{order.number}} tiket {{ticket.number}}. [[nomor resi]] {{tidak.ada}}';
  const input = draft({ teamId: a, shortcut: 'resi', title: 'Lacak resi paket', body, attachments: [file] });
  const { template } = await save(lead, input);
  expect(template).toMatchObject({ status: 'published', version: 1, teamId: a, agentId: null });
  expect(await pick(lead, 'resi')).toEqual([template.id]);
  const { ticketId } = await central.customerWrites({ text: 'Halo kak, paket saya dilacak pakai resi di mana?', name: 'Ibu Rina Wulandari' });
  await until(async () => (await pick(sari, 'resi')).length === 1);
  await until(async () => (await sari.client.ticket.open({ ticketId, entries: 1 })).ticket.id === ticketId);
  expect(await pick(dewi, 'resi')).toEqual([]);
  expect(await codeOf(dewi.client.template.get({ templateId: template.id }))).toBe('NOT_FOUND');

  net.down = true;
  expect(await pick(sari, 'rsei', ticketId)).toEqual([template.id]);
  const filled = await sari.client.template.fill({ source: { kind: 'template', templateId: template.id }, ticketId });
  expect(filled).toMatchObject({ missing: ['order.number'], unknown: ['tidak.ada'], blanks: ['nomor resi'], attachments: [file] });
  expect(filled.text).toMatch(
    /^Selamat (pagi|siang|sore|malam) Rina, pesanan \{\{order\.number\}\} tiket \d+\. \[\[nomor resi\]\] \{\{tidak\.ada\}\}$/,
  );
  const [suggested] = await sari.client.template.suggest({ ticketId, limit: 3 });
  expect([suggested?.template.id, suggested?.reason]).toMatchObject([template.id, { kind: 'words' }]);
  expect(await codeOf(sari.client.template.versions({ templateId: template.id }))).toBe('NEEDS_NETWORK');
  expect(await codeOf(save(sari, draft()))).toBe('NEEDS_NETWORK');
  // The file was never on this computer, but the server has it: the reply may carry it.
  const { recipient } = await sari.client.ticket.open({ ticketId, entries: 1 });
  if (recipient === null) throw new Error('no recipient');
  const templates = [{ templateId: template.id, edited: true }];
  const reply = {
    type: 'ticket.reply',
    ticketId,
    text: 'Ini panduannya',
    attachments: [file],
    recipient,
    seenSeq: 99,
    reviewed: true,
    templates,
  } as const;
  await sari.client.command.issue({ body: { ...reply, attachments: [file], templates } });
  expect((await sari.client.template.pick({ query: '', ticketId, language: null, limit: 1 }))[0]?.reason).toEqual({ kind: 'used', times: 1 });
  net.down = false;
  await sari.client.sync.now({});
  await until(async () => (await central.query('select edited from template_use where template_id = $1', [template.id])).length === 1);
  expect((await sari.client.sync.status()).outbox.refused).toBe(0);
});

describe('the library', () => {
  test('shows own drafts and proposals, and to leads what waits for them; versions come from the server', async () => {
    const { a } = central.workspace.teams;
    const [lead, sari, budi] = [await signedIn('leadA'), await signedIn('sari'), await signedIn('budi')];
    const own = (await save(sari, draft({ agentId: central.workspace.agents.sari.id, topic: 'Pribadi' }))).template;
    const proposal = (await save(sari, draft({ teamId: a }), 'proposed')).template;
    const ids = async (host: TestHost, patch: object = {}) => (await library(host, patch)).rows.map((row) => row.id);
    expect(await ids(sari, { scope: 'personal' })).toEqual([own.id]);
    expect((await library(sari)).topics).toContain('Pribadi');
    await until(async () => (await ids(lead, { status: 'proposed' })).includes(proposal.id));
    expect(await pick(lead, proposal.title)).toEqual([]);
    expect(await ids(budi)).not.toContain(proposal.id);
    const { template } = await lead.client.template.setStatus({ templateId: proposal.id, status: 'published', baseRev: proposal.rev });
    await until(async () => (await pick(budi, proposal.title)).length === 1);
    expect(await codeOf(lead.client.template.setStatus({ templateId: proposal.id, status: 'archived', baseRev: proposal.rev }))).toBe(
      'TEMPLATE_CHANGED',
    );
    const versions = await lead.client.template.versions({ templateId: template.id });
    expect(versions.map(({ version, status }) => [version, status])).toEqual([
      [2, 'published'],
      [1, 'proposed'],
    ]);
    expect((await lead.client.template.get({ templateId: template.id })).figures).toMatchObject({ used: 0, edited: null });
    const ghost = { hash: '0'.repeat(64), name: 'x.txt', mime: 'text/plain', size: 1 };
    await expect(save(lead, draft({ attachments: [ghost], teamId: a }))).rejects.toMatchObject({
      code: 'TEMPLATE_REFUSED',
      data: { problem: 'lampirannya tidak ada di server' },
    });
  });

  test('goes out as a file and comes in again; what is wrong is said in the language of the agent', async () => {
    const { leadA } = central.workspace.agents;
    const lead = await signedIn('leadA');
    const own = (await save(lead, draft({ agentId: leadA.id, title: 'Dibawa' }))).template;
    const file = await lead.client.template.exportFile();
    expect(file.name).toMatch(/^tanggap-templates-\d{4}-\d\d-\d\d\.json$/);
    expect(await lead.client.template.importFile({ text: file.text })).toEqual({ created: 0, updated: 0, refused: [] });
    const changed = await lead.client.template.importFile({ text: file.text.replace('"Dibawa"', '"Diubah"') });
    expect(changed).toEqual({ created: 0, updated: 1, refused: [] });
    await until(async () => (await lead.client.template.get({ templateId: own.id })).template.title === 'Diubah');
    const csv = `judul;isi;tim;pintasan\nDari CSV;"Halo {{contact.name}}\nbaris dua";;csv\nTanpa isi;;;\nTim lain;x;Tidak ada;\n${'y'.repeat(200)};z;;\n`;
    const admin = await signedIn('admin');
    const done = await admin.client.template.importFile({ text: csv });
    expect(done).toEqual({
      created: 1,
      updated: 0,
      refused: [
        { title: 'Tanpa isi', problem: 'Kolom “body” kosong, terlalu panjang, atau tidak dikenal.' },
        { title: 'Tim lain', problem: 'Timnya tidak ada di sini.' },
        { title: 'y'.repeat(120), problem: 'Kolom “title” kosong, terlalu panjang, atau tidak dikenal.' },
      ],
    });
    await lead.client.settings.set({ language: 'en' });
    await expect(lead.client.template.importFile({ text: '{"format":' })).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      data: { problem: 'the JSON is broken in line 1' },
    });
  });
});

test('a macro is previewed, run as one, and one undo takes it back before anything reached the server', async () => {
  const { a } = central.workspace.teams;
  const [lead, sari] = [await signedIn('leadA'), await signedIn('sari')];
  const { template } = await save(lead, draft({ teamId: a, body: 'Terima kasih {{contact.name}}' }));
  const macro: Macro = {
    ...{ id: '00000000-0000-7000-8000-0000000a0001', name: 'Tutup', teamId: a, agentId: null, shortcut: 'tutup', archived: false, rev: 0 },
    steps: [
      { type: 'reply', templateId: template.id },
      { type: 'tags', add: ['selesai'], remove: [] },
      { type: 'status', status: 'resolved' },
    ],
  };
  await expect(
    lead.client.config.put({ config: { kind: 'macro', row: { ...macro, steps: [...macro.steps, ...macro.steps] } as never }, baseRev: 0 }),
  ).rejects.toMatchObject({
    code: 'CONFIG_REFUSED',
    data: { problem: 'hanya catatan dan tag boleh lebih dari sekali' },
  });
  await lead.client.config.put({ config: { kind: 'macro', row: macro as never }, baseRev: 0 });
  const { ticketId } = await central.customerWrites({ text: 'Sudah beres, makasih', name: 'Rina' });
  await until(async () => (await sari.client.template.macros()).length === 1);
  await until(async () => (await sari.client.ticket.open({ ticketId, entries: 1 })).ticket.id === ticketId);
  await until(async () => (await pick(sari, template.title)).length === 1);
  const preview = await sari.client.template.previewMacro({ macroId: macro.id, ticketId });
  expect([preview.problems, preview.reply?.text]).toEqual([[], 'Terima kasih Rina']);
  expect(preview.bodies.map((body) => body.type)).toEqual(['ticket.reply', 'ticket.setTags', 'ticket.setStatus']);
  const before = await sari.client.ticket.open({ ticketId, entries: 50 });
  const run = () => sari.client.command.issueAll({ bodies: preview.bodies, holdMs: 20_000, keepDrafts: true });
  const first = await run();
  expect((await sari.client.ticket.open({ ticketId, entries: 50 })).ticket).toMatchObject({ status: 'resolved', tags: ['selesai'] });
  await sari.client.sync.now({});
  expect(await sari.client.command.withdraw({ commandIds: first.commands.map(({ commandId }) => commandId) })).toEqual({ withdrawn: true });
  expect(await sari.client.ticket.open({ ticketId, entries: 50 })).toEqual(before);
  // Sent this time: the numbers that were taken back are no gap.
  const second = await sari.client.command.issueAll({ bodies: preview.bodies, holdMs: 0 });
  await until(async () => (await central.query('select status from ticket where id = $1', [ticketId]))[0]?.status === 'resolved');
  const ids = [...first.commands, ...second.commands].map(({ commandId }) => commandId);
  const outcomes = await central.query('select id, outcome from command where id = any($1::uuid[]) order by seq', [ids]);
  expect(outcomes.map((row) => [row.id, (row.outcome as { status: string }).status])).toEqual(
    second.commands.map(({ commandId }) => [commandId, 'accepted']),
  );
  expect((await sari.client.sync.status()).outbox).toMatchObject({ refused: 0, parked: 0 });
});
