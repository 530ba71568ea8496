import { createHash, randomBytes } from 'node:crypto';
import { createDatabase, type Database, type Trx } from '../../src-server/db/database.ts';
import { migrateToLatest } from '../../src-server/db/migrate.ts';
import type { RequestContext } from '../../src-server/db/request-context.ts';
import { withWorkspace } from '../../src-server/db/with-workspace.ts';
import { createConversationService } from '../../src-server/modules/ticket/conversation-service.ts';
import { createInboundService } from '../../src-server/modules/ticket/inbound-service.ts';
import { createCursorCodec } from '../../src-server/sync/cursor.ts';
import { createPullService } from '../../src-server/sync/pull-service.ts';
import { createPushService } from '../../src-server/sync/push-service.ts';
import { createSnapshotService } from '../../src-server/sync/snapshot-service.ts';
import { canonicalJson } from '../../src-shared/base/canonical-json.ts';
import type { Clock } from '../../src-shared/base/clock.ts';
import { createIdSource } from '../../src-shared/base/ids.ts';
import type { Role } from '../../src-shared/domain/permission/role.ts';
import type { Change } from '../../src-shared/domain/sync/change.ts';
import type { Command, CommandBody } from '../../src-shared/domain/sync/command.ts';
import type { Entry, Recipient, Ticket } from '../../src-shared/domain/ticket/ticket.ts';
import { createTestDatabase } from './test-database.ts';
import { T0 } from './ticket-factory.ts';

/** The central API's data services on a real database, without HTTP, and a clock that stands still until it is moved. */
export type SyncKit = Awaited<ReturnType<typeof createSyncKit>>;

/** One console's device: numbers its commands and holds a copy of what it was sent. */
export type TestDevice = {
  readonly context: RequestContext;
  nextSeq: number;
  cursor: string;
  readonly rows: Map<string, Extract<Change, { op: 'upsert' }>>;
};

export type TestVisitor = { readonly conversationId: string; readonly contactId: string; readonly identityId: string };

export async function createSyncKit() {
  const database = await createTestDatabase();
  await migrateToLatest(database.url);
  const db = createDatabase(database.url, { maxConnections: 20 });
  const time = { now: T0 };
  const clock: Clock = {
    now: () => time.now,
    monotonic: () => time.now,
    after: () => ({ cancel() {} }),
    every: () => ({ cancel() {} }),
  };
  const ids = createIdSource(
    () => time.now,
    (length) => randomBytes(length),
  );
  const faults: unknown[] = [];
  const cursors = createCursorCodec('a secret of the tests');
  const workspace = await createWorkspace(db, ids);
  const services = {
    push: createPushService({ db, clock, ids, onFault: (error) => faults.push(error) }),
    pull: createPullService({ db, clock, cursors }),
    snapshot: createSnapshotService({ db, clock, cursors }),
    inbound: createInboundService({ ids }),
    conversations: createConversationService({ ids }),
  };
  const inWorkspace = <T>(work: (trx: Trx) => Promise<T>) => withWorkspace(db, workspace.id, work);

  const device = async (agent: TestAgent): Promise<TestDevice> => {
    const id = ids();
    await inWorkspace((trx) =>
      trx
        .insertInto('device')
        .values({ workspace_id: workspace.id, id, agent_id: agent.id, name: 'meja', platform: 'test', last_seq: 0, created_at: T0, last_seen_at: T0 })
        .execute(),
    );
    const actor = { agentId: agent.id, role: agent.role, teamIds: agent.teamIds };
    return { context: { workspaceId: workspace.id, actor, deviceId: id }, nextSeq: 1, cursor: '', rows: new Map() };
  };

  const command = (from: TestDevice, body: CommandBody, more: Partial<Command> = {}): Command => ({
    id: ids(),
    deviceSeq: from.nextSeq++,
    version: 1,
    body,
    bodyHash: createHash('sha256').update(canonicalJson(body)).digest('hex'),
    baseRev: null,
    issuedAt: time.now,
    lastServerTime: time.now,
    ...more,
  });
  const push = (from: TestDevice, ...commands: Command[]) => services.push.push(from.context, { commands, parkedSeqs: [] });
  const act = async (from: TestDevice, body: CommandBody, more: Partial<Command> = {}) => {
    const answer = await push(from, command(from, body, more));
    const outcome = answer.outcomes[0];
    if (outcome === undefined) throw new Error(`no outcome: ${JSON.stringify(answer)} ${String(faults.at(-1))}`);
    return outcome;
  };

  const visitor = async (name = 'Sri Wahyuni'): Promise<TestVisitor> => {
    const conversationId = ids();
    const base = { workspaceId: workspace.id, channelId: workspace.channelId, email: null, phone: null, language: 'id', at: time.now } as const;
    const { contactId } = await inWorkspace((trx) => services.conversations.startConversation(trx, { ...base, conversationId, name }));
    const identity = await inWorkspace((trx) =>
      trx.selectFrom('contact_identity').select('id').where('contact_id', '=', contactId).executeTakeFirstOrThrow(),
    );
    return { conversationId, contactId, identityId: identity.id };
  };
  const say = (from: TestVisitor, text: string, entryId = ids()) =>
    inWorkspace((trx) =>
      services.inbound.receiveCustomerMessage(trx, {
        ...{ workspaceId: workspace.id, channelId: workspace.channelId, conversationId: from.conversationId, contactId: from.contactId },
        ...{ text, attachments: [], at: time.now, entryId },
      }),
    );
  const recipientOf = (to: TestVisitor): Recipient => ({ identityId: to.identityId, channel: 'webchat', value: to.conversationId });

  const ticket = (id: string) => inWorkspace((trx) => trx.selectFrom('ticket').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
  const entries = (ticketId: string) =>
    inWorkspace((trx) => trx.selectFrom('entry').selectAll().where('ticket_id', '=', ticketId).orderBy('seq').execute());

  return {
    ...{ url: database.url, db, time, clock, ids, faults, cursors, workspace, services, inWorkspace },
    ...{ device, command, push, act, visitor, say, recipientOf, ticket, entries },
    async stop() {
      await db.destroy();
      await database.drop();
    },
  };
}

export type TestAgent = { readonly id: string; readonly role: Role; readonly teamIds: readonly string[] };

async function createWorkspace(db: Database, ids: () => string) {
  const id = ids();
  const [teamA, teamB, queueA, queueB, channelId] = [ids(), ids(), ids(), ids(), ids()] as [string, string, string, string, string];
  const agent = (role: Role, ...teamIds: string[]): TestAgent => ({ id: ids(), role, teamIds });
  const agents = {
    ani: agent('agent', teamA),
    budi: agent('agent', teamA),
    lead: agent('lead', teamA),
    citra: agent('agent', teamB),
    admin: agent('admin'),
  };
  await withWorkspace(db, id, async (trx) => {
    await trx.insertInto('workspace').values({ id, name: 'Toko Uji', time_zone: 'Asia/Jakarta', currency: 'IDR', created_at: T0, rev: 1 }).execute();
    for (const [team, queue, name] of [
      [teamA, queueA, 'A'],
      [teamB, queueB, 'B'],
    ] as const) {
      await trx.insertInto('team').values({ workspace_id: id, id: team, name, rev: 1 }).execute();
      await trx
        .insertInto('queue')
        .values({ workspace_id: id, id: queue, team_id: team, name, response_target_minutes: 15, is_default: true, rev: 1 })
        .execute();
    }
    for (const [name, { id: agentId, role, teamIds }] of Object.entries(agents)) {
      const fixed = { workspace_id: id, password_hash: 'x', active: true, state: 'available', state_since: T0, created_at: T0, rev: 1 } as const;
      await trx
        .insertInto('agent')
        .values({ ...fixed, id: agentId, name, email: `${name}@${id}.example`, role })
        .execute();
      for (const team of teamIds) await trx.insertInto('agent_team').values({ workspace_id: id, agent_id: agentId, team_id: team }).execute();
    }
    await trx
      .insertInto('channel')
      .values({
        workspace_id: id,
        id: channelId,
        kind: 'webchat',
        name: 'Web',
        public_key: id,
        default_queue_id: queueA,
        active: true,
        created_at: T0,
      })
      .execute();
  });
  return { id, teamA, teamB, queueA, queueB, channelId, agents };
}

const keyOf = (kind: string, id: string) => `${kind} ${id}`;

export function applyChanges(device: TestDevice, changes: readonly Change[]): void {
  for (const change of changes) {
    if (change.op === 'upsert') {
      const key = keyOf(change.kind, change.entity.id);
      if ((device.rows.get(key)?.entity.rev ?? -1) <= change.entity.rev) device.rows.set(key, change);
      continue;
    }
    device.rows.delete(keyOf(change.kind, change.id));
    if (change.kind !== 'ticket') continue;
    for (const [key, row] of device.rows) if (row.kind === 'entry' && row.entity.ticketId === change.id) device.rows.delete(key);
  }
}

export async function takeSnapshot(kit: SyncKit, device: TestDevice, limit = 1_000): Promise<number> {
  device.rows.clear();
  let page: string | null = null;
  let pages = 0;
  do {
    const answer: Awaited<ReturnType<typeof kit.services.snapshot.snapshot>> = await kit.services.snapshot.snapshot(device.context, { page, limit });
    applyChanges(device, answer.changes);
    device.cursor = answer.cursor;
    page = answer.next;
    pages += 1;
  } while (page !== null);
  return pages;
}

export async function pullAll(kit: SyncKit, device: TestDevice, limit = 1_000): Promise<Change[]> {
  const all: Change[] = [];
  for (;;) {
    const answer = await kit.services.pull.pull(device.context, { cursor: device.cursor, limit });
    applyChanges(device, answer.changes);
    all.push(...answer.changes);
    device.cursor = answer.cursor;
    if (!answer.more) return all;
  }
}

export const ticketOn = (device: TestDevice, id: string): Ticket | undefined => device.rows.get(keyOf('ticket', id))?.entity as Ticket | undefined;

export const entriesOn = (device: TestDevice, ticketId: string): Entry[] =>
  [...device.rows.values()]
    .flatMap((row) => (row.kind === 'entry' && row.entity.ticketId === ticketId ? [row.entity] : []))
    .sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
