import type { CommandStatus, TimelineItem } from '../../../src-shared/contract/console/console-shapes.ts';
import type { Contact, Order } from '../../../src-shared/domain/contact/contact.ts';
import type { Agent, Queue, ReplyTemplate, Team, Workspace } from '../../../src-shared/domain/presence/directory.ts';
import type { AttachmentRef, DeliveryState, Ticket, TimelineEvent } from '../../../src-shared/domain/ticket/ticket.ts';

/** A long, mixed conversation for looking at the ticket screen without a server. */
export const NOW = Date.parse('2026-11-22T04:00:00Z');
const MINUTE = 60_000;
export const id = (n: number): string => `01930000-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const workspace: Workspace = { id: id(1), name: 'Toko Nusantara', timeZone: 'Asia/Jakarta', currency: 'IDR', rev: 1 };
export const teams: Team[] = [
  { id: id(2), name: 'Pesanan', rev: 1 },
  { id: id(3), name: 'Pembayaran', rev: 1 },
];
export const queues: Queue[] = [
  { id: id(4), teamId: id(2), name: 'Pengiriman', responseTargetMinutes: 30, isDefault: true, rev: 1 },
  { id: id(5), teamId: id(2), name: 'Pengembalian barang', responseTargetMinutes: 60, isDefault: false, rev: 1 },
  { id: id(6), teamId: id(3), name: 'Pembayaran', responseTargetMinutes: 15, isDefault: true, rev: 1 },
];
const agent = (n: number, name: string, teamId: string, role: Agent['role'] = 'agent'): Agent => ({
  id: id(n),
  name,
  email: `${name.split(' ')[0]?.toLowerCase()}@nusantara.example`,
  role,
  teamIds: [teamId],
  active: true,
  state: 'available',
  stateSince: NOW - 50 * MINUTE,
  rev: 1,
});
export const me = agent(10, 'Dewi Lestari', id(2));
export const agents: Agent[] = [me, agent(11, 'Rina Wulandari', id(2)), agent(12, 'Budi Santoso', id(2), 'lead'), agent(13, 'Made Wirawan', id(3))];
export const contact: Contact = {
  id: id(20),
  name: 'Siti Rahmawati',
  company: null,
  city: 'Bandung',
  language: 'id',
  note: 'Lebih suka dihubungi sore hari. Sering memesan untuk kantor.',
  tags: ['pelanggan-setia', 'grosir'],
  identities: [
    { id: id(21), kind: 'webchat', value: 'v-8f2c' },
    { id: id(22), kind: 'phone', value: '+6281234567890' },
    { id: id(23), kind: 'email', value: 'siti.rahmawati.kusumawardhani@contoh-panjang.example' },
  ],
  consent: { marketing: 'granted', at: NOW - 300 * 86_400_000 },
  mergedIntoId: null,
  value: { lifetime: 4_350_000, orders: 7, lastOrderAt: NOW - 9 * 86_400_000 },
  createdAt: NOW - 400 * 86_400_000,
  updatedAt: NOW,
  rev: 4,
};
export const ticketId = id(30);
export const ticket: Ticket = {
  id: ticketId,
  number: 4312,
  queueId: id(4),
  teamId: id(2),
  contactId: contact.id,
  channel: 'webchat',
  subject: 'Paket belum sampai, status berhenti di gudang Cikarang sejak tiga hari lalu',
  status: 'open',
  statusRev: 8,
  priority: 'high',
  assigneeId: me.id,
  tags: ['pengiriman', 'kurir'],
  snoozedUntil: null,
  mergedIntoId: null,
  createdAt: NOW - 2 * 86_400_000,
  updatedAt: NOW - 6 * MINUTE,
  resolvedAt: null,
  resolvedById: null,
  awaitingSince: NOW - 24 * MINUTE,
  awaitingCount: 2,
  lastInboundAt: NOW - 6 * MINUTE,
  lastMessageAt: NOW - 6 * MINUTE,
  preview: 'Halo, ada kabar?',
  previewDirection: 'in',
  sla: [],
  rev: 12,
};

export const picture: AttachmentRef = { hash: 'a'.repeat(64), name: 'foto resi paket.png', mime: 'image/png', size: 48_213 };
export const paper: AttachmentRef = { hash: 'b'.repeat(64), name: 'bukti-transfer-٣٤٥-22-11-2026.pdf', mime: 'application/pdf', size: 1_482_003 };

let seq = 0;
type Author = TimelineItem['entry']['author'];
const authorOf = (authorId: string | null): Author =>
  authorId === null ? { kind: 'system' } : authorId === contact.id ? { kind: 'contact', id: authorId } : { kind: 'agent', id: authorId };
const base = (at: number, authorId: string | null) =>
  ({
    id: id(1_000 + ++seq),
    ticketId,
    at,
    seq,
    rev: 1,
    author: authorOf(authorId),
  }) as const;
const item = (entry: TimelineItem['entry'], command: CommandStatus | null = null): TimelineItem => ({ entry, command, fromTicketNumber: null });

export function message(
  at: number,
  authorId: string,
  text: string,
  more: { delivery?: DeliveryState; attachments?: AttachmentRef[]; wroteBefore?: number } = {},
): TimelineItem {
  const out = authorId !== contact.id;
  return item({
    ...base(at, authorId),
    kind: 'message',
    direction: out ? 'out' : 'in',
    channel: 'webchat',
    text,
    attachments: more.attachments ?? [],
    delivery: out ? (more.delivery ?? 'read') : null,
    recipient: null,
    wroteBeforeSeeing: more.wroteBefore ?? 0,
  });
}
const note = (at: number, authorId: string, text: string) => item({ ...base(at, authorId), kind: 'note', text, attachments: [] });
const event = (at: number, authorId: string | null, what: TimelineEvent) => item({ ...base(at, authorId), kind: 'event', event: what as never });

const small = [
  'Baik kak, ditunggu ya.',
  'Terima kasih banyak 🙏',
  'Apakah bisa dikirim hari ini?',
  'Sudah saya cek ke gudang, mohon tunggu sebentar.',
  'Oke siap.',
];

/** `count` old entries and then the conversation of the last two days. */
export function conversation(count: number): TimelineItem[] {
  seq = 0;
  const old = Array.from({ length: count }, (_, n) =>
    message(NOW - 30 * 86_400_000 + n * 20 * MINUTE, n % 3 === 0 ? me.id : contact.id, `${small[n % small.length]} (${n})`),
  );
  const day = NOW - 2 * 86_400_000;
  return [
    ...old,
    event(day, null, { type: 'created', queueId: id(4) }),
    message(
      day,
      contact.id,
      'Selamat pagi, pesanan saya TN-20931 kok belum sampai ya? Di aplikasi statusnya berhenti di gudang Cikarang sejak tiga hari lalu.',
    ),
    message(day + MINUTE, contact.id, 'Ini foto resinya', { attachments: [picture, paper] }),
    event(day + 4 * MINUTE, id(11), { type: 'assigned', fromId: null, toId: id(11) }),
    message(
      day + 5 * MINUTE,
      id(11),
      'Selamat pagi Kak Siti, terima kasih sudah menghubungi Toko Nusantara. Mohon maaf atas keterlambatannya, saya bantu cek ke kurir ya.',
    ),
    note(
      day + 9 * MINUTE,
      id(11),
      'Kurir bilang paket tertahan karena alamat kurang nomor rumah. Perlu konfirmasi ke pelanggan, lalu kabari gudang lewat grup.\nNomor tiket kurir: JX-88213',
    ),
    message(
      day + 12 * MINUTE,
      id(11),
      'Kak, paketnya tertahan karena nomor rumah belum ada. Boleh dikirim alamat lengkapnya? Bisa dilacak juga di https://lacak.kurir.example/JX88213?ref=tanggap.',
      { delivery: 'read' },
    ),
    message(day + 40 * MINUTE, contact.id, 'Jl. Cihampelas No. 160, RT 02 RW 05, Cipaganti, Coblong, Kota Bandung 40131.\nPatokan: sebelah apotek.'),
    event(day + 50 * MINUTE, id(11), { type: 'tags', added: ['pengiriman', 'kurir'], removed: [] }),
    event(day + 51 * MINUTE, id(11), { type: 'priority', from: 'normal', to: 'high' }),
    event(day + 52 * MINUTE, id(11), { type: 'snoozed', until: day + 86_400_000 }),
    event(day + 53 * MINUTE, id(11), { type: 'transferred', fromQueueId: id(5), toQueueId: id(4), toAgentId: me.id }),
    event(NOW - 86_400_000, null, { type: 'woke' }),
    message(
      NOW - 86_400_000 + MINUTE,
      me.id,
      'Selamat siang Kak Siti, saya Dewi melanjutkan. Paketnya sudah keluar dari gudang dan dijadwalkan sampai besok.',
      { delivery: 'delivered' },
    ),
    message(NOW - 86_400_000 + 3 * MINUTE, contact.id, `${'Saya sudah menunggu lama sekali. '.repeat(90)}`),
    event(NOW - 86_400_000 + 9 * MINUTE, null, { type: 'rated', rating: 3, comment: 'Agen ramah, tetapi kurirnya lama' }),
    message(NOW - 60 * MINUTE, me.id, 'Kak, apakah paketnya sudah sampai?', { delivery: 'sent', wroteBefore: 2 }),
    message(NOW - 55 * MINUTE, me.id, 'Kalau belum, saya bantu hubungi kurir lagi.', { delivery: 'unknown' }),
    message(NOW - 24 * MINUTE, contact.id, 'Belum kak :('),
    message(NOW - 6 * MINUTE, contact.id, 'Halo, ada kabar?'),
  ];
}

export const templates: ReplyTemplate[] = [
  [
    'sapa',
    'Sapaan pembuka',
    'Umum',
    'Halo Kak {{contact.name}}, terima kasih sudah menghubungi Toko Nusantara. Saya {{agent.name}}, ada yang bisa dibantu?',
  ],
  ['maaf', 'Permohonan maaf', 'Umum', 'Mohon maaf atas ketidaknyamanannya, Kak {{contact.name}}.'],
  [
    'kirim',
    'Status pengiriman',
    'Pengiriman',
    'Pesanan Kakak sedang dalam perjalanan. Nomor tiket: #{{ticket.number}}. Perkiraan tiba: {{order.placedAt}}.',
  ],
  ['retur', 'Cara pengembalian', 'Pengembalian', 'Untuk pengembalian barang, mohon kirim foto produk dan nomor pesanan ya, Kak.'],
].map(([shortcut = '', title = '', topic = '', body = ''], n) => ({
  id: id(50 + n),
  teamId: null,
  agentId: null,
  language: 'id',
  topic,
  shortcut,
  title,
  body,
  attachments: [],
  status: 'published',
  version: 1,
  updatedById: null,
  updatedAt: NOW,
  rev: 1,
}));

export const orders: Order[] = [
  ['TN-20931', 'shipped', 3, 458_000],
  ['TN-19822', 'delivered', 30, 1_275_500],
  ['TN-18110', 'cancelled', 61, 89_000],
].map(([number, state, days, total], n) => ({
  id: id(60 + n),
  contactId: contact.id,
  number: String(number),
  state: state as Order['state'],
  placedAt: NOW - Number(days) * 86_400_000,
  currency: 'IDR',
  total: Number(total),
  items: [
    { sku: `S${n}1`, name: 'Kopi Gayo 250 g', quantity: 2, unitPrice: 79_000 },
    { sku: `S${n}2`, name: 'Sepatu lari ringan ukuran 39 warna biru tua', quantity: 1, unitPrice: 300_000 },
  ],
  rev: 1,
}));

export const otherTickets: Ticket[] = [
  {
    ...ticket,
    id: id(31),
    number: 4020,
    subject: 'Salah ukuran sepatu',
    status: 'resolved',
    channel: 'whatsapp',
    lastMessageAt: NOW - 33 * 86_400_000,
  },
  { ...ticket, id: id(32), number: 4290, subject: 'Minta faktur pajak', status: 'waiting', channel: 'email', lastMessageAt: NOW - 4 * 86_400_000 },
];

export const refusedReply: CommandStatus = {
  commandId: id(70),
  type: 'ticket.reply',
  ticketId,
  ticketNumber: 4312,
  contactId: null,
  issuedAt: NOW - 9 * MINUTE,
  status: { kind: 'refused', code: 'NEEDS_REVIEW', detail: { count: 2 } },
  text: 'Kak, paketnya sudah saya teruskan ke kurir ya.',
  attachments: [],
  deviceSeq: 7,
};
export const refusedClaim: CommandStatus = {
  ...refusedReply,
  commandId: id(71),
  type: 'ticket.transfer',
  status: { kind: 'refused', code: 'NOT_OWNER', detail: { agentId: id(11) } },
  text: 'Tolong lanjutkan, pelanggan minta refund.',
};
