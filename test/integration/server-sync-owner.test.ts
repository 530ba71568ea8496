import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase } from '../../src-server/db/database.ts';
import { migrateToLatest } from '../../src-server/db/migrate.ts';
import { withWorkspace } from '../../src-server/db/with-workspace.ts';
import { createTestDatabase, type TestDatabase } from '../kit/test-database.ts';
import { uuid } from '../kit/ticket-factory.ts';

/** As on a managed server: the owner is no superuser, so forced row-level security holds for the owner too. */
let database: TestDatabase;
let ownerUrl: string;
const owner = `tanggap_owner_${randomBytes(6).toString('hex')}`;

async function asSuperuser(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

beforeAll(async () => {
  database = await createTestDatabase();
  const url = new URL(database.url);
  const name = url.pathname.slice(1);
  await asSuperuser(
    `create role ${owner} login createrole password 'rahasia'`,
    `alter database ${name} owner to ${owner}`,
    `grant all on schema public to ${owner}`,
  );
  url.username = owner;
  url.password = 'rahasia';
  ownerUrl = url.href;
});
afterAll(async () => {
  const url = new URL(database.url);
  await asSuperuser(`reassign owned by ${owner} to current_user`, `drop owned by ${owner}`);
  await database.drop();
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(`drop role if exists ${owner}`);
  await client.end();
});

test('[tenant] an owner without special rights can migrate, and sign-in still finds its workspace', async () => {
  await Promise.all([migrateToLatest(ownerUrl), migrateToLatest(ownerUrl)]);
  const db = createDatabase(ownerUrl);
  await withWorkspace(db, uuid(1), async (trx) => {
    await trx
      .insertInto('workspace')
      .values({ id: uuid(1), name: 'Satu', time_zone: 'Asia/Jakarta', currency: 'IDR', created_at: 1, rev: 1 })
      .execute();
    const agent = { name: 'Ani', email: 'ani@contoh.id', role: 'agent', password_hash: 'x', active: true, state: 'offline' } as const;
    await trx
      .insertInto('agent')
      .values({ ...agent, workspace_id: uuid(1), id: uuid(2), state_since: 1, created_at: 1, rev: 1 })
      .execute();
  });
  const found = await sql`select workspace_id, agent_id from find_agent_for_sign_in('ani@contoh.id')`.execute(db.kysely);
  expect(found.rows).toEqual([{ workspace_id: uuid(1), agent_id: uuid(2) }]);
  expect((await sql`select * from list_workspaces()`.execute(db.kysely)).rows).toEqual([{ workspace_id: uuid(1) }]);
  expect(await db.kysely.selectFrom('agent').selectAll().execute()).toEqual([]);
  await db.destroy();
});

test('a database of a newer program is refused by name', async () => {
  await migrateToLatest(ownerUrl);
  await asSuperuser(`insert into kysely_migration (name, timestamp) values ('9999-from-tomorrow', '2030-01-01')`);
  await expect(migrateToLatest(ownerUrl)).rejects.toMatchObject({ code: 'STORE_FROM_FUTURE', data: { step: '9999-from-tomorrow' } });
});

test('a server that nobody answers at is called unreachable', async () => {
  await expect(migrateToLatest('postgres://nobody@127.0.0.1:1/none')).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });
});
