import { randomUUID } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { expect, test } from 'vitest';
import { migrateToLatest } from '../../src-server/db/migrate.ts';
import { migrations } from '../../src-server/db/migrations.ts';
import { createTestDatabase } from '../kit/test-database.ts';

test('ratings from before move into the one table, and a rated resolution is not asked about again', async () => {
  const database = await createTestDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const [workspace, team, queue, contact, twice, reopened] = Array.from({ length: 6 }, () => randomUUID());
  try {
    const { error } = await new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...migrations }) } }).migrateTo('0011-templates');
    expect(error).toBeUndefined();
    await pool.query(`insert into workspace (id, name, time_zone, currency, created_at) values ($1, 'Toko', 'Asia/Jakarta', 'IDR', 1)`, [workspace]);
    await pool.query(`insert into team (workspace_id, id, name) values ($1, $2, 'Layanan')`, [workspace, team]);
    await pool.query(`insert into queue (workspace_id, id, team_id, name) values ($1, $2, $3, 'Umum')`, [workspace, queue, team]);
    await pool.query(`insert into contact (workspace_id, id, name, created_at, updated_at) values ($1, $2, 'Budi', 1, 1)`, [workspace, contact]);
    for (const [id, number, status, resolvedAt] of [
      [twice, 1, 'resolved', 50],
      [reopened, 2, 'open', null],
    ]) {
      await pool.query(
        `insert into ticket (workspace_id, id, number, queue_id, team_id, contact_id, channel, subject, status, status_rev, priority, created_at, updated_at, resolved_at)
         values ($1, $2, $3, $4, $5, $6, 'webchat', '', $7, 9, 'normal', 1, 60, $8)`,
        [workspace, id, number, queue, team, contact, status, resolvedAt],
      );
    }
    for (const [ticket, rating, at] of [
      [twice, 2, 20],
      [twice, 5, 60],
      [reopened, 1, 30],
    ]) {
      await pool.query(
        `insert into satisfaction (workspace_id, id, ticket_id, contact_id, agent_id, rating, comment, at) values ($1, gen_random_uuid(), $2, $3, null, $4, 'x', $5)`,
        [workspace, ticket, contact, rating, at],
      );
    }
    await migrateToLatest(database.url);
    const { rows } = await pool.query('select kind, ticket_id, round, score, comment, asked_at, answered_at from survey_answer order by answered_at');
    const moved = (ticket_id: unknown, round: string, score: number, at: string) => ({
      ...{ kind: 'csat', ticket_id, round, score, comment: 'x', asked_at: at, answered_at: at },
    });
    expect(rows).toEqual([moved(twice, '-2', 2, '20'), moved(reopened, '-1', 1, '30'), moved(twice, '9', 5, '60')]);
    expect((await pool.query(`select to_regclass('satisfaction') as found`)).rows).toEqual([{ found: null }]);
  } finally {
    await db.destroy();
    await database.drop();
  }
});
