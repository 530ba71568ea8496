import type { TimelineItem } from '#shared/contract/console/console-shapes.ts';
import type { EventEntry, MessageEntry, NoteEntry } from '#shared/domain/ticket/ticket.ts';

export type TimelineRow =
  | { readonly kind: 'day'; readonly key: string; readonly at: number; readonly seq: number | null }
  /** `head`: shows who and when; false where it goes on from the line before. */
  | { readonly kind: 'message'; readonly key: string; readonly item: TimelineItem; readonly entry: MessageEntry; readonly head: boolean }
  | { readonly kind: 'note'; readonly key: string; readonly item: TimelineItem; readonly entry: NoteEntry }
  | { readonly kind: 'events'; readonly key: string; readonly entries: readonly EventEntry[] };

const SAME_BREATH_MS = 5 * 60_000;

/** The timeline as it is drawn: a line per day, messages grouped by who wrote them, events in a row folded together. */
export function timelineRows(items: readonly TimelineItem[], dayOf: (at: number) => string): TimelineRow[] {
  const rows: TimelineRow[] = [];
  let day = '';
  for (const item of items) {
    const { entry } = item;
    const entryDay = dayOf(entry.at);
    if (entryDay !== day) {
      day = entryDay;
      rows.push({ kind: 'day', key: `day:${entryDay}:${entry.id}`, at: entry.at, seq: entry.seq });
    }
    const last = rows.at(-1);
    if (entry.kind === 'message') {
      rows.push({ kind: 'message', key: entry.id, item, entry, head: !(last?.kind === 'message' && goesOn(last, item, entry)) });
    } else if (entry.kind === 'note') {
      rows.push({ kind: 'note', key: entry.id, item, entry });
    } else if (last?.kind === 'events' && folds(entry) && last.entries.every(folds)) {
      rows[rows.length - 1] = { ...last, entries: [...last.entries, entry] };
    } else {
      rows.push({ kind: 'events', key: entry.id, entries: [entry] });
    }
  }
  return rows;
}

export type RowChunk = { readonly key: string; readonly rows: readonly TimelineRow[] };

const CHUNK_SEQS = 32;

/**
 * Rows in bundles that the browser lays out only near what is in sight. A bundle's borders come from `seq`, so that they stay
 * where they are when older pages and newer entries join.
 */
export function rowChunks(rows: readonly TimelineRow[]): RowChunk[] {
  const chunks: { key: string; number: number; rows: TimelineRow[] }[] = [];
  const uses = new Map<number, number>();
  for (const row of rows) {
    const last = chunks.at(-1);
    const seq = seqOf(row);
    const number = seq === null ? (last?.number ?? 0) : Math.floor(seq / CHUNK_SEQS);
    if (last?.number === number) {
      last.rows.push(row);
      continue;
    }
    // Entries that came with a merged ticket have its numbers: a number may come again.
    const use = (uses.get(number) ?? 0) + 1;
    uses.set(number, use);
    chunks.push({ key: `${number}:${use}`, number, rows: [row] });
  }
  return chunks;
}

function seqOf(row: TimelineRow): number | null {
  if (row.kind === 'day') return row.seq;
  return row.kind === 'events' ? (row.entries[0]?.seq ?? null) : row.entry.seq;
}

function goesOn(last: Extract<TimelineRow, { kind: 'message' }>, item: TimelineItem, entry: MessageEntry): boolean {
  const before = last.entry;
  const sameAuthor =
    before.author.kind === entry.author.kind &&
    (before.author.kind === 'system' || entry.author.kind === 'system' || before.author.id === entry.author.id);
  return (
    sameAuthor &&
    before.direction === entry.direction &&
    before.channel === entry.channel &&
    last.item.fromTicketNumber === item.fromTicketNumber &&
    entry.at - before.at < SAME_BREATH_MS
  );
}

/** What the customer thinks of us, and what follows from it, is never folded away. */
function folds(entry: EventEntry): boolean {
  return entry.event.type !== 'rated' && entry.event.type !== 'followUp';
}

/** Highest `seq` of the ticket's own entries: what the agent has in front of them. */
export function newestSeq(items: readonly TimelineItem[]): number {
  return items.reduce((highest, item) => (item.fromTicketNumber === null ? Math.max(highest, item.entry.seq ?? 0) : highest), 0);
}

/** Messages from others that are in `after` but were not in `before`; `before` empty means the first paint: none are new. */
export function arrivedMessages(before: readonly TimelineItem[], after: readonly TimelineItem[], meId: string): MessageEntry[] {
  if (before.length === 0) return [];
  const lastSeq = newestSeq(before);
  const known = new Set(before.map((item) => item.entry.id));
  return after.flatMap(({ entry }) =>
    entry.kind === 'message' && !known.has(entry.id) && (entry.seq ?? 0) > lastSeq && !(entry.author.kind === 'agent' && entry.author.id === meId)
      ? [entry]
      : [],
  );
}
