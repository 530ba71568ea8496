import type { QueueFilter, QueueRow } from '../../../src-shared/contract/console/console-shapes.ts';
import { dueLevel, type Sort, type View } from '../../../src-shared/domain/ticket/queue-view.ts';
import { CHANNELS } from '../../../src-shared/domain/ticket/ticket.ts';
import { agents, contact, id, me, NOW, queues, ticket } from './ticket-sample.ts';

const names = [
  'Sari Wijayanti',
  'Agus Prasetyo',
  'Ni Luh Putu Ayu Kusumadewi',
  'Bambang Hermawan',
  'Maria Fransiska Tambunan',
  'Rizky Ramadhan',
  'Fitriani',
  'Yohanes Kelen',
  'Andini Putri Maharani',
  'Hendra Gunawan',
];
const topics: readonly (readonly [string, string])[] = [
  ['Paket belum diterima sejak Senin', 'Kak, paketnya kok belum sampai ya? Padahal di aplikasi tertulis sudah terkirim'],
  ['Minta tukar ukuran kemeja batik', 'Saya pesan ukuran L tapi yang datang M. Bisa ditukar?'],
  ['Refund pesanan NS-20931', 'Dana refund belum masuk ke rekening BCA saya, sudah 5 hari'],
  ['Voucher GAJIAN25 tidak bisa dipakai', 'Muncul tulisan “voucher tidak berlaku” terus'],
  ['Where is my order?', 'Hi, the tracking page has not changed since Tuesday.'],
  ['Alamat pengiriman salah', 'Tolong diganti ke Jl. Diponegoro No. 12, Denpasar'],
  ['Barang pecah saat diterima', 'Ini fotonya kak, kardusnya penyok dan gelasnya pecah dua'],
  ['', 'halo'],
];
const tags = ['pengiriman', 'kurir', 'refund', 'alamat', 'komplain'];

/** Row number `n` of an endless queue: every state a row can have comes up within a screen or two. */
export function sampleRow(n: number): QueueRow {
  const [subject, preview] = topics[n % topics.length] as readonly [string, string];
  const waits = n % 4 !== 3;
  const waited = ((n * 37) % 55) * 60_000 + ((n * 13) % 60) * 1_000;
  const awaitingSince = waits ? NOW - waited : null;
  return {
    id: id(100_000 + n),
    number: 5_000 - n,
    channel: CHANNELS[n % 5] ?? 'webchat',
    contactId: contact.id,
    contactName: names[(n * 7) % names.length] as string,
    subject,
    preview,
    previewDirection: waits ? 'in' : 'out',
    status: n % 9 === 0 ? 'new' : 'open',
    priority: n % 11 === 2 ? 'urgent' : n % 5 === 1 ? 'high' : n % 7 === 5 ? 'low' : 'normal',
    assigneeId: n % 3 === 0 ? me.id : n % 3 === 1 ? (agents[n % agents.length]?.id ?? null) : null,
    queueId: queues[n % queues.length]?.id ?? id(4),
    tags: [tags[n % tags.length] as string],
    awaitingSince,
    due: awaitingSince === null ? null : { at: awaitingSince + 40 * 60_000, warnAt: awaitingSince + 30 * 60_000, from: awaitingSince },
    lastMessageAt: NOW - (waits ? 60_000 : n * 3_600_000),
    snoozedUntil: null,
    unread: waits ? (n * 3) % 4 : 0,
    pending: n % 6 === 4 ? 1 : 0,
  };
}

/** The ticket that the harness can open, as a row. */
export function openableRow(): QueueRow {
  return {
    ...sampleRow(0),
    id: ticket.id,
    number: ticket.number,
    contactName: contact.name,
    subject: ticket.subject,
    preview: ticket.preview,
    channel: ticket.channel,
    priority: ticket.priority,
    awaitingSince: ticket.awaitingSince,
    due: { at: NOW + 6 * 60_000, warnAt: NOW - 60_000, from: NOW - 24 * 60_000 },
    unread: 2,
    assigneeId: me.id,
  };
}

export function answerQueue(rows: readonly QueueRow[], question: { view: View; filter: QueueFilter; sort: Sort; offset: number; limit: number }) {
  const { filter } = question;
  const has = <T>(wanted: readonly T[], value: T) => wanted.length === 0 || wanted.includes(value);
  const matching = rows.filter(
    (row) =>
      has(filter.channels, row.channel) &&
      has(filter.queueIds, row.queueId) &&
      has(filter.priorities, row.priority) &&
      (filter.tags.length === 0 || filter.tags.some((tag) => row.tags.includes(tag))) &&
      (filter.due.length === 0 || (filter.due as readonly string[]).includes(dueLevel(row.due, NOW))) &&
      (question.view !== 'unassigned' || row.assigneeId === null) &&
      !['waiting', 'snoozed', 'resolved'].includes(question.view),
  );
  const late = Number.MAX_SAFE_INTEGER;
  if (question.sort === 'due') matching.sort((a, b) => (a.due?.at ?? late) - (b.due?.at ?? late));
  if (question.sort === 'longestWaiting') matching.sort((a, b) => (a.awaitingSince ?? late) - (b.awaitingSince ?? late));
  return { rows: matching.slice(question.offset, question.offset + question.limit), total: matching.length };
}
