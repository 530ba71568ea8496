import { randomUUID } from 'node:crypto';
import { safe } from '@orpc/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ConfigRow } from '../../src-shared/domain/config/config.ts';
import type { MetricId } from '../../src-shared/domain/metric/metric.ts';
import { type SignedIn, startTestCentral, type TestCentral } from '../kit/central-client.ts';

let central: TestCentral;
let admin: SignedIn;
let lead: SignedIn;
let agent: SignedIn;
let otherLead: SignedIn;

beforeAll(async () => {
  central = await startTestCentral();
  [admin, lead, agent, otherLead] = (await Promise.all(
    ['admin', 'lead-a', 'sari', 'lead-b'].map((name) => central.signIn(`${name}@satu.example`)),
  )) as [SignedIn, SignedIn, SignedIn, SignedIn];
});
afterAll(() => central.stop());

const target = (teamId: string, agentId: string | null, value = 90, id: string = randomUUID()): ConfigRow => ({
  kind: 'target',
  row: {
    id,
    metric: 'csat' satisfies MetricId,
    scope: agentId === null ? { kind: 'team', teamId } : { kind: 'agent', teamId, agentId },
    value,
    rev: 0,
  },
});
const macro = (agentId: string | null, teamId: string | null = null): ConfigRow => ({
  kind: 'macro',
  row: { id: randomUUID(), name: 'Tutup', teamId, agentId, shortcut: '', steps: [{ type: 'status', status: 'resolved' }], archived: false, rev: 0 },
});

const put = ({ client }: SignedIn, config: ConfigRow, baseRev = 0) =>
  client.config.put({ config: structuredClone(config) as Parameters<typeof client.config.put>[0]['config'], baseRev });

async function codeOf(call: Promise<unknown>): Promise<string> {
  const { error } = await safe(call);
  return error === null ? 'ok' : String((error as { code?: unknown }).code);
}

/** The rows of a kind that a new console of this agent would hold, by id. */
async function held({ client }: SignedIn, kind: ConfigRow['kind']): Promise<Map<string, unknown>> {
  const rows = new Map<string, unknown>();
  let page: string | null = null;
  do {
    const answer: Awaited<ReturnType<typeof client.sync.snapshot>> = await client.sync.snapshot({ page, limit: 2_000 });
    for (const change of answer.changes) if (change.op === 'upsert' && change.kind === kind) rows.set(change.entity.id, change.entity);
    page = answer.next;
  } while (page !== null);
  return rows;
}

test('a row is written with the next revision, kept in every version, and reaches consoles that pull', async () => {
  const config = target(central.workspace.teams.a, null);
  const before = (await agent.client.sync.snapshot({ page: null, limit: 5_000 })).cursor;
  expect((await put(lead, config)).rev).toBe(1);
  expect((await put(lead, target(central.workspace.teams.a, null, 95, config.row.id), 1)).rev).toBe(2);

  const { changes } = await agent.client.sync.pull({ cursor: before, limit: 100 });
  expect(changes).toContainEqual({ op: 'upsert', kind: 'target', entity: { ...config.row, value: 95, rev: 2 } });

  const { versions } = await lead.client.config.history({ kind: 'target', id: config.row.id });
  expect(
    versions.map(({ config: { row }, byAgentId, removed }) => ({ rev: row.rev, value: (row as { value: number }).value, byAgentId, removed })),
  ).toEqual([
    { rev: 2, value: 95, byAgentId: lead.session.agent.id, removed: false },
    { rev: 1, value: 90, byAgentId: lead.session.agent.id, removed: false },
  ]);
});

test('who wrote meanwhile wins, and the other is told; nothing is overwritten', async () => {
  const config = target(central.workspace.teams.a, null);
  const first = await Promise.all([1, 2, 3].map(() => codeOf(put(lead, config))));
  expect(first.toSorted()).toEqual(['CONFIG_CHANGED', 'CONFIG_CHANGED', 'ok']);
  const outcomes = await Promise.all([1, 2, 3].map((value) => codeOf(put(lead, target(central.workspace.teams.a, null, value, config.row.id), 1))));
  expect(outcomes.toSorted()).toEqual(['CONFIG_CHANGED', 'CONFIG_CHANGED', 'ok']);
  expect(await codeOf(put(lead, config))).toBe('CONFIG_CHANGED');
});

test('a removed row leaves the consoles, its versions stay, and its number goes on when it comes back', async () => {
  const config = target(central.workspace.teams.a, null);
  await put(lead, config);
  const { cursor } = await agent.client.sync.snapshot({ page: null, limit: 5_000 });
  await lead.client.config.remove({ kind: 'target', id: config.row.id, baseRev: 1 });
  expect((await agent.client.sync.pull({ cursor, limit: 100 })).changes).toContainEqual({ op: 'remove', kind: 'target', id: config.row.id });
  expect(await codeOf(lead.client.config.remove({ kind: 'target', id: config.row.id, baseRev: 0 }))).toBe('NOT_FOUND');
  const { versions } = await lead.client.config.history({ kind: 'target', id: config.row.id });
  expect(versions.map(({ removed }) => removed)).toEqual([true, false]);
  expect((await put(lead, config)).rev).toBe(3);
});

test('each may write what is theirs, and nobody takes over a row by writing themselves in', async () => {
  const { teams, agents } = central.workspace;
  const own = macro(agent.session.agent.id);
  expect(await codeOf(put(agent, own))).toBe('ok');
  expect(await codeOf(put(agent, macro(agents.budi.id)))).toBe('FORBIDDEN');
  expect(await codeOf(put(agent, macro(null, teams.a)))).toBe('FORBIDDEN');
  expect(await codeOf(put(agent, target(teams.a, agent.session.agent.id)))).toBe('FORBIDDEN');
  expect(await codeOf(put(otherLead, target(teams.a, null)))).toBe('FORBIDDEN');
  expect(await codeOf(put(lead, macro(null)))).toBe('FORBIDDEN');
  expect(await codeOf(put(admin, macro(null)))).toBe('ok');
  const stolen = { ...own, row: { ...own.row, agentId: lead.session.agent.id } } as ConfigRow;
  expect(await codeOf(put(lead, stolen, 1))).toBe('FORBIDDEN');
});

test('a console holds what its agent may see and nothing else', async () => {
  const { teams, agents } = central.workspace;
  const mine = macro(agent.session.agent.id);
  const ofSari = target(teams.a, agent.session.agent.id);
  const ofBudi = target(teams.a, agents.budi.id);
  await put(agent, mine);
  await put(lead, ofSari);
  await put(lead, ofBudi);
  expect((await held(lead, 'macro')).has(mine.row.id)).toBe(false);
  const seen = await held(agent, 'target');
  expect([seen.has(ofSari.row.id), seen.has(ofBudi.row.id)]).toEqual([true, false]);
  expect((await held(otherLead, 'target')).has(ofSari.row.id)).toBe(false);
  expect(await codeOf(agent.client.config.history({ kind: 'target', id: ofBudi.row.id }))).toBe('NOT_FOUND');
  expect(await codeOf(agent.client.config.history({ kind: 'target', id: randomUUID() }))).toBe('NOT_FOUND');
});

test('another workspace sees neither rows nor versions', async () => {
  const other = await central.addWorkspace();
  const stranger = await central.signIn(other.agents.sari.email);
  const config = target(central.workspace.teams.a, null);
  await put(lead, config);
  expect((await held(stranger, 'target')).size).toBe(0);
  expect(await codeOf(stranger.client.config.history({ kind: 'target', id: config.row.id }))).toBe('NOT_FOUND');
});
