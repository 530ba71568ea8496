import pg from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase } from '../kit/test-database.ts';

test('databases of one run are apart from each other and empty', async () => {
  const [one, other] = [await createTestDatabase(), await createTestDatabase()];
  expect(one.url).not.toBe(other.url);
  const client = new pg.Client({ connectionString: one.url });
  await client.connect();
  await client.query('create table only_here (n int)');
  await client.end();
  const beside = new pg.Client({ connectionString: other.url });
  await beside.connect();
  expect((await beside.query(`select to_regclass('only_here') as found`)).rows).toEqual([{ found: null }]);
  await beside.end();
  await one.drop();
  await other.drop();
});
