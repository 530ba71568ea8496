import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import pg from 'pg';
import { type Central, type CentralOverrides, startCentral } from '../../src-server/build-app.ts';
import { type Config, readConfig } from '../../src-server/config.ts';
import { createDatabase } from '../../src-server/db/database.ts';
import { migrateToLatest } from '../../src-server/db/migrate.ts';
import { withWorkspace } from '../../src-server/db/with-workspace.ts';
import { createPasswordHasher } from '../../src-server/modules/session/password-hasher.ts';
import { createConversationService } from '../../src-server/modules/ticket/conversation-service.ts';
import { createInboundService } from '../../src-server/modules/ticket/inbound-service.ts';
import { createInProcessSignal } from '../../src-server/signal/in-process-signal.ts';
import { publishCommitted } from '../../src-server/signal/publish-committed.ts';
import { systemNewId } from '../../src-server/system-ids.ts';
import type { CentralContract, Session } from '../../src-shared/contract/central/central-contract.ts';
import { CONTRACT_VERSION } from '../../src-shared/contract/version.ts';
import { createTestDatabase } from './test-database.ts';
import { insertTinyWorkspace, type TinyWorkspace } from './tiny-workspace.ts';

export type CentralClient = ContractRouterClient<CentralContract>;

/** The password of every agent of a test. */
export const TEST_PASSWORD = 'rahasia-uji';

/** Argon2id at its cheapest, so that a suite can sign in often. */
const cheapHasher = createPasswordHasher({ memoryKiB: 8, passes: 1 });

export type SignedIn = { readonly client: CentralClient; readonly session: Session };
export type SignInOptions = { readonly deviceId?: string; readonly password?: string };

export type CustomerWrites = {
  readonly text: string;
  /** Goes on in this conversation; absent: a new visitor comes. */
  readonly conversation?: { readonly conversationId: string; readonly contactId: string };
  readonly name?: string;
  readonly workspace?: TinyWorkspace;
};

export type TestCentral = {
  readonly address: string;
  readonly databaseUrl: string;
  readonly config: Config;
  readonly workspace: TinyWorkspace;
  /** A client that carries this access token, or none. */
  client(accessToken?: string): CentralClient;
  /** Signs in at a new device, or at the one that is named. */
  signIn(email: string, options?: SignInOptions): Promise<SignedIn>;
  /** A second workspace in the same database. */
  addWorkspace(): Promise<TinyWorkspace>;
  /** A customer's message through the real inbound service, and its wake-up to this API. */
  customerWrites(message: CustomerWrites): Promise<{ ticketId: string; entryId: string; conversationId: string; contactId: string }>;
  /** As the owner of the schema, past row-level security. */
  query(sql: string, parameters?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  /** Ends the API and starts it again on the same data at the same address. */
  restart(): Promise<void>;
  stopApi(): Promise<void>;
  /** Ends everything and drops the database. */
  stop(): Promise<void>;
};

export type TestCentralOptions = { readonly env?: Readonly<Record<string, string>>; readonly overrides?: CentralOverrides };

/** A central API on a fresh database with a tiny workspace, on a free port. */
export async function startTestCentral({ env = {}, overrides = {} }: TestCentralOptions = {}): Promise<TestCentral> {
  const database = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'tanggap-central-'));
  const passwordHash = await cheapHasher.hash(TEST_PASSWORD);
  await migrateToLatest(database.url);
  const workspace = await insertTinyWorkspace(database.url, passwordHash, 'satu.example');
  const owner = new pg.Pool({ connectionString: database.url, max: 2 });
  owner.on('error', () => undefined);
  const services = createDatabase(database.url, { maxConnections: 2 });

  const config = readConfig({
    DATABASE_URL: database.url,
    PORT: '0',
    DATA_DIR: folder,
    SECRET_KEY: '5e'.repeat(32),
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
    ...env,
  });
  /** What the kit writes wakes the API like a node of its own, over the test's signal or one that is made here. */
  const open = async (at: Config): Promise<Central> => {
    const signal = overrides.signal ?? (at.natsUrl === null ? createInProcessSignal() : undefined);
    const started = await startCentral(at, { hasher: cheapHasher, ...overrides, ...(signal === undefined ? {} : { signal }) });
    unwire();
    if (signal !== undefined) unwire = publishCommitted(services, signal);
    return started;
  };
  let unwire = (): void => {};
  let central: Central = await open(config);
  const { address } = central;
  const fixed: Config = { ...config, port: Number(new URL(address).port) };

  const client = (accessToken?: string): CentralClient =>
    createORPCClient(new RPCLink({ url: `${address}/rpc`, headers: accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` } }));

  return {
    address,
    databaseUrl: database.url,
    config,
    workspace,
    client,
    async signIn(email, { deviceId, password = TEST_PASSWORD } = {}) {
      const device = { ...(deviceId === undefined ? {} : { id: deviceId }), name: 'Komputer uji', platform: 'test' };
      const session = await client().session.signIn({ email, password, device, contractVersion: CONTRACT_VERSION });
      return { session, client: client(session.accessToken) };
    },
    addWorkspace: () => insertTinyWorkspace(database.url, passwordHash, `${randomUUID()}.example`),
    async customerWrites({ text, conversation, name = 'Rina Pelanggan', workspace: where = workspace }) {
      const at = Date.now();
      const inbound = createInboundService({ ids: systemNewId });
      const conversations = createConversationService({ ids: systemNewId });
      const base = { workspaceId: where.id, channelId: where.channel.id, at };
      return withWorkspace(services, where.id, async (trx) => {
        const conversationId = conversation?.conversationId ?? systemNewId();
        const contactId =
          conversation?.contactId ??
          (await conversations.startConversation(trx, { ...base, conversationId, name, email: null, phone: null, language: 'id' })).contactId;
        const entryId = systemNewId();
        const { ticketId } = await inbound.receiveCustomerMessage(trx, { ...base, conversationId, contactId, text, attachments: [], entryId });
        return { ticketId, entryId, conversationId, contactId };
      });
    },
    query: async (sql, parameters = []) => (await owner.query(sql, [...parameters])).rows,
    async restart() {
      await central.stop();
      central = await open(fixed);
    },
    stopApi: () => central.stop(),
    async stop() {
      await central.stop();
      await services.destroy();
      await owner.end();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
