import { Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { Pool } from 'pg';
import { CodedError } from '#shared/contract/errors.ts';
import { appRoleOf } from './app-role.ts';
import { migrations } from './migrations.ts';

/** Tables that only ever grow: the app role may add and read. */
const appendOnly = ['ticket_event', 'agent_state_event'];

/**
 * Brings the database of this owner connection to the newest schema and lets the app role in. Safe to run from several
 * nodes at once. Throws `STORE_FROM_FUTURE` for a database of a newer program, `DATABASE_UNREACHABLE` when nobody answers.
 */
export async function migrateToLatest(databaseUrl: string): Promise<void> {
  const pool = new Pool({ connectionString: databaseUrl, max: 2, connectionTimeoutMillis: 10_000 });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    await pool.query('select 1').catch((cause: unknown) => {
      throw new CodedError('DATABASE_UNREACHABLE', {}, { cause });
    });
    await refuseNewerSchema(db);
    const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...migrations }) } });
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) throw error;
    await admitAppRole(db, databaseUrl);
  } finally {
    await db.destroy();
  }
}

async function refuseNewerSchema(db: Kysely<unknown>): Promise<void> {
  const exists = await sql<{ found: string | null }>`select to_regclass('public.kysely_migration')::text as found`.execute(db);
  if (exists.rows[0]?.found == null) return;
  const done = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  const unknown = done.rows.find((row) => !Object.hasOwn(migrations, row.name));
  if (unknown !== undefined) throw new CodedError('STORE_FROM_FUTURE', { step: unknown.name });
}

async function admitAppRole(db: Kysely<unknown>, databaseUrl: string): Promise<void> {
  const role = appRoleOf(databaseUrl);
  const name = sql.id(role.name);
  await db.transaction().execute(async (trx) => {
    // Roles are cluster-wide: one node at a time, whichever database of ours it looks after.
    await sql`select pg_advisory_xact_lock(hashtext('tanggap app role'))`.execute(trx);
    const existing = await sql`select 1 from pg_roles where rolname = ${role.name}`.execute(trx);
    if (existing.rows.length === 0) await sql`create role ${name} noinherit`.execute(trx);
    await sql`alter role ${name} login password ${sql.lit(role.password)}`.execute(trx);
    await sql`grant usage on schema public to ${name}`.execute(trx);
    const tables = await sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely_migration%'`.execute(trx);
    for (const table of tables.rows) {
      const rights = appendOnly.includes(table.name) ? sql`select, insert` : sql`select, insert, update, delete`;
      await sql`grant ${rights} on table ${sql.table(table.name)} to ${name}`.execute(trx);
    }
    await sql`revoke execute on all functions in schema public from public`.execute(trx);
    await sql`grant execute on all functions in schema public to ${name}`.execute(trx);
  });
}
