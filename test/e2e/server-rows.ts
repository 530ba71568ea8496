import pg from 'pg';

/** Reads rows of the test's central database, whatever row-level security says: the test's own server is its superuser. */
export async function rowsOf<T extends pg.QueryResultRow>(databaseUrl: string, sql: string, values: readonly unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<T>(sql, [...values]).finally(() => client.end());
  return rows;
}

/**
 * How many commands of each type the server has answered since the sample was loaded, and how: `ticket.note accepted`. Without
 * what tells how long a ticket was in front: that depends on how quick the machine is.
 */
export async function answeredCommands(databaseUrl: string): Promise<Record<string, number>> {
  const rows = await rowsOf<{ what: string; count: string }>(
    databaseUrl,
    `select type || ' ' || (outcome->>'status') as what, count(*) from command where type <> 'agent.activity' group by 1 order by 1`,
  );
  return Object.fromEntries(rows.map(({ what, count }) => [what, Number(count)]));
}

/** Texts of messages and notes of the customer's tickets in the order of the conversation: `out Halo`, `note Periksa`. */
export async function writtenOn(databaseUrl: string, customer: string): Promise<string[]> {
  const rows = await rowsOf<{ words: string }>(
    databaseUrl,
    `select coalesce(e.direction, e.kind) || ' ' || e.text as words
       from entry e
       join ticket t on t.workspace_id = e.workspace_id and t.id = e.ticket_id
       join contact c on c.workspace_id = t.workspace_id and c.id = t.contact_id
      where c.name = $1 and e.kind <> 'event'
      order by t.number, e.seq`,
    [customer],
  );
  return rows.map(({ words }) => words);
}
