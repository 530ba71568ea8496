import Database from 'better-sqlite3';
import { consoleWithSample } from './console-with-sample.ts';
import { inTurn } from './measure.ts';
import type { Measured } from './run.ts';

const TICKETS = 5_000;
const ENTRIES = 50;
const ROUNDS = 300;

/** What opening must at least do: find the ticket, its contact and its newest entries by key, and hand them over as objects. */
function rawOpen(database: Database.Database) {
  const ticket = database.prepare('SELECT * FROM ticket WHERE id = ?');
  const contact = database.prepare('SELECT * FROM contact WHERE id = ?');
  const entries = database.prepare('SELECT * FROM entry WHERE ticket_id = ? ORDER BY seq DESC LIMIT ?');
  return (ticketId: string, contactId: string) => [ticket.get(ticketId), contact.get(contactId), entries.all(ticketId, ENTRIES)];
}

/** A ticket opened from the local store, without network: through the whole host, against the bare reads of the same rows. */
export async function open(): Promise<Measured[]> {
  const console_ = await consoleWithSample(TICKETS);
  const database = new Database(console_.file, { readonly: true });
  try {
    const { rows } = await console_.client.queue.list({
      view: 'resolved',
      sort: 'newest',
      filter: { channels: [], queueIds: [], priorities: [], due: [], tags: [] },
      offset: 0,
      limit: 500,
      generation: 1,
    });
    const pick = (round: number) => rows[(round * 37) % rows.length] as (typeof rows)[number];
    const raw = rawOpen(database);
    const series = await inTurn(
      [
        { name: 'bare SQLite reads', run: (round) => void raw(pick(round).id, pick(round).contactId) },
        { name: 'host: ticket.open', run: async (round) => void (await console_.client.ticket.open({ ticketId: pick(round).id, entries: ENTRIES })) },
        {
          name: 'host: queue.list, 50 rows',
          run: async (round) =>
            void (await console_.client.queue.list({
              view: 'all',
              sort: 'due',
              filter: { channels: [], queueIds: [], priorities: [], due: [], tags: [] },
              offset: 0,
              limit: 50,
              generation: round,
            })),
        },
        { name: 'host: search.query', run: async () => void (await console_.client.search.query({ text: 'refund', limit: 20 })) },
      ],
      ROUNDS,
    );
    return [{ title: `Open a ticket offline, ${TICKETS} local tickets`, series, counts: { 'local tickets': TICKETS } }];
  } finally {
    database.close();
    await console_.stop();
  }
}
