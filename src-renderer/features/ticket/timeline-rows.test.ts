import { expect, test } from 'vitest';
import type { TimelineItem } from '#shared/contract/console/console-shapes.ts';
import { mergeTimeline, prependPage } from './merge-timeline.ts';
import { arrivedMessages, newestSeq, rowChunks, timelineRows } from './timeline-rows.ts';

const MINUTE = 60_000;
const base = (n: number, at: number) => ({ id: `e${n}`, ticketId: 't', at, seq: n, rev: 1 }) as const;
const wrap = (entry: TimelineItem['entry']): TimelineItem => ({ entry, command: null, fromTicketNumber: null });

const message = (n: number, at = n * MINUTE, direction: 'in' | 'out' = 'in', rev = 1): TimelineItem =>
  wrap({
    ...base(n, at),
    rev,
    author: direction === 'in' ? { kind: 'contact', id: 'c' } : { kind: 'agent', id: 'me' },
    kind: 'message',
    direction,
    channel: 'webchat',
    text: `pesan ${n}`,
    attachments: [],
    delivery: null,
    recipient: null,
    wroteBeforeSeeing: 0,
  });
type EventOf = Extract<TimelineItem['entry'], { kind: 'event' }>['event'];
const event = (n: number, what: EventOf = { type: 'woke' }): TimelineItem =>
  wrap({ ...base(n, n * MINUTE), author: { kind: 'system' }, kind: 'event', event: what });
const day = (at: number): string => String(Math.floor(at / 86_400_000));
const ids = (items: readonly TimelineItem[]): string[] => items.map((item) => item.entry.id);

test('a day begins once, one author goes on without a new head, events in a row fold', () => {
  const rows = timelineRows([message(1), message(2), message(3, 3 * MINUTE, 'out'), event(4), event(5), event(6), message(7, 90_000_000)], day);
  expect(
    rows.map((row) => (row.kind === 'message' ? `${row.key}${row.head ? '*' : ''}` : row.kind === 'events' ? row.entries.length : row.kind)),
  ).toEqual(['day', 'e1*', 'e2', 'e3*', 3, 'day', 'e7*']);
});

test('a rating is never folded away', () => {
  const rows = timelineRows([event(1), event(2, { type: 'rated', rating: 5, comment: '' }), event(3)], day);
  expect(rows.filter((row) => row.kind === 'events').map((row) => row.entries.length)).toEqual([1, 1, 1]);
});

test('a new window keeps older pages and the identity of what did not change', () => {
  const known = prependPage([message(3), message(4)], [message(1), message(2)]);
  const merged = mergeTimeline(known, [message(3), message(4, 4 * MINUTE, 'in', 2), message(5)]);
  expect(ids(merged)).toEqual(['e1', 'e2', 'e3', 'e4', 'e5']);
  expect(merged[2]).toBe(known[2]);
  expect(merged[3]).not.toBe(known[3]);
  expect(mergeTimeline(known, [message(3), message(4)])).toBe(known);
});

test('a window that lost touch replaces what was known: no hidden hole', () => {
  expect(ids(mergeTimeline([message(1), message(2)], [message(8), message(9)]))).toEqual(['e8', 'e9']);
});

test('only messages of others that came after the newest are announced', () => {
  const before = [message(3), message(4)];
  const after = [message(2), ...before, message(5), message(6, 6 * MINUTE, 'out'), event(7)];
  expect(arrivedMessages(before, after, 'me').map((entry) => entry.id)).toEqual(['e5']);
  expect(arrivedMessages([], after, 'me')).toEqual([]);
  expect(newestSeq(after)).toBe(7);
});

test('bundles of rows keep their borders when an older page and newer entries join', () => {
  const items = Array.from({ length: 100 }, (_, n) => message(n + 1));
  const keysOf = (from: number, to: number) =>
    new Map(rowChunks(timelineRows(items.slice(from, to), day)).flatMap((chunk) => chunk.rows.map((row) => [row.key, chunk.key])));
  const before = keysOf(40, 80);
  const after = keysOf(0, 100);
  expect([...before].filter(([row]) => !row.startsWith('day')).every(([row, chunk]) => after.get(row) === chunk)).toBe(true);
  expect(new Set(after.values()).size).toBe(4);
});
