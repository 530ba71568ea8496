import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { consoleWithSample } from './console-with-sample.ts';
import { inTurn } from './measure.ts';
import type { Measured } from './run.ts';

const TICKETS = 1_000;
const ROUNDS = 150;

/** The physical limit of *Saved*: one row in one commit that is flushed to this disk. */
function rawCommit(file: string) {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('CREATE TABLE command (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID');
  const insert = database.prepare('INSERT INTO command VALUES (?, ?)');
  const body = JSON.stringify({ type: 'ticket.note', text: 'x'.repeat(200) });
  return { run: () => void insert.run(randomUUID(), body), close: () => database.close() };
}

/** An action until *Saved*: a note through the whole host (check, outbox, local effect, search), against one bare FULL commit. */
export async function act(): Promise<Measured[]> {
  const console_ = await consoleWithSample(TICKETS);
  const raw = rawCommit(join(console_.folder, 'raw.db'));
  try {
    const { rows } = await console_.client.queue.list({
      view: 'all',
      sort: 'newest',
      filter: { channels: [], queueIds: [], priorities: [], due: [], tags: [] },
      offset: 0,
      limit: 50,
      generation: 1,
    });
    const ticketOf = (round: number) => (rows[round % rows.length] as (typeof rows)[number]).id;
    const series = await inTurn(
      [
        { name: 'bare FULL commit', run: raw.run },
        {
          name: 'host: note until Saved',
          run: async (round) => {
            await console_.client.command.issue({
              body: { type: 'ticket.note', ticketId: ticketOf(round), text: `Catatan ${round} ${'x'.repeat(180)}`, attachments: [] },
            });
          },
        },
        {
          name: 'host: tags until Saved',
          run: async (round) => {
            await console_.client.command.issue({
              body: { type: 'ticket.setTags', ticketId: ticketOf(round), add: [`bench-${round}`], remove: [] },
            });
          },
        },
      ],
      ROUNDS,
    );
    return [{ title: 'Save an action offline', series, counts: { commands: (ROUNDS + 2) * 2 } }];
  } finally {
    raw.close();
    await console_.stop();
  }
}
