import Database from 'better-sqlite3';
import { searchAll } from '../src-main/host/store/search-reader.ts';
import { localStore } from './local-store.ts';
import { inTurn } from './measure.ts';
import type { Measured } from './run.ts';

const ENTRIES = 500_000;
const ROUNDS = 60;
const TOP = 20;

/** The least that a search must do: the newest entries that hold the words, as rows. */
function rawSearch(database: Database.Database) {
  const newest = database.prepare(
    'SELECT e.ticket_id, e.body FROM (SELECT rowid AS pk FROM entry_fts WHERE entry_fts MATCH ? ORDER BY rowid DESC LIMIT ?) f JOIN entry e ON e.pk = f.pk',
  );
  const ranked = database.prepare(
    'SELECT e.ticket_id, e.body FROM (SELECT rowid AS pk FROM entry_fts WHERE entry_fts MATCH ? ORDER BY rank LIMIT ?) f JOIN entry e ON e.pk = f.pk',
  );
  const subjects = database.prepare('SELECT rowid FROM ticket_fts WHERE ticket_fts MATCH ? ORDER BY rowid DESC LIMIT ?');
  const contacts = database.prepare('SELECT rowid FROM contact_fts WHERE contact_fts MATCH ? LIMIT ?');
  const tickets = database.prepare('SELECT * FROM ticket WHERE id = ?');
  const all = (match: string) => {
    const rows = newest.all(match, TOP) as { ticket_id: string }[];
    return [subjects.all(match, TOP), contacts.all(match, TOP), rows.map((row) => tickets.get(row.ticket_id))];
  };
  return { all, newest: (match: string) => newest.all(match, TOP), ranked: (match: string) => ranked.all(match, TOP) };
}

const cases = [
  { title: 'a rare word', text: 'cikarang', match: '"cikarang"*' },
  { title: 'two words', text: 'refund dana', match: '"refund"* "dana"*' },
  { title: 'a very common word', text: 'kak', match: '"kak"*' },
  { title: 'the beginning of a word, as typed', text: 'pes', match: '"pes"*' },
];

/** Top 20 over half a million entries, tickets and customers included, against FTS5 alone. */
export async function search(): Promise<Measured[]> {
  const store = localStore(ENTRIES);
  const database = new Database(store.file, { readonly: true });
  try {
    const raw = rawSearch(database);
    const measured: Measured[] = [];
    for (const { title, text, match } of cases) {
      const found = searchAll(store.profile.store.read, text, TOP);
      const series = await inTurn(
        [
          { name: 'bare FTS5: entries, subjects, customers', run: () => void raw.all(match) },
          { name: 'bare FTS5: entries only, newest first', run: () => void raw.newest(match) },
          { name: 'bare FTS5: entries only, by rank', run: () => void raw.ranked(match) },
          { name: 'host: tickets and customers', run: () => void searchAll(store.profile.store.read, text, TOP) },
        ],
        ROUNDS,
      );
      measured.push({ title: `Search "${text}" (${title})`, series, counts: { ...store.counts, 'tickets found': found.tickets.length } });
    }
    return measured;
  } finally {
    database.close();
    store.stop();
  }
}
