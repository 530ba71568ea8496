import type { Role } from '#shared/domain/permission/role.ts';

export const PASSWORD_OF_ALL = 'tanggap-demo';
export const WEBCHAT_KEY = 'toko-nusantara';

export const teamPlan = [
  { key: 'service', name: 'Layanan Pelanggan' },
  { key: 'delivery', name: 'Pengiriman & Retur' },
  { key: 'payment', name: 'Pembayaran' },
] as const;
export type TeamKey = (typeof teamPlan)[number]['key'];

export const queuePlan = [
  { key: 'general', team: 'service', name: 'Umum', minutes: 30, isDefault: true },
  { key: 'account', team: 'service', name: 'Akun & Voucher', minutes: 60, isDefault: false },
  { key: 'shipping', team: 'delivery', name: 'Pengiriman', minutes: 30, isDefault: true },
  { key: 'returns', team: 'delivery', name: 'Retur & Penukaran', minutes: 120, isDefault: false },
  { key: 'payments', team: 'payment', name: 'Pembayaran', minutes: 15, isDefault: true },
  { key: 'refunds', team: 'payment', name: 'Pengembalian Dana', minutes: 240, isDefault: false },
] as const;
export type QueueKey = (typeof queuePlan)[number]['key'];

/** The first of each team leads it. */
export const staffPlan: readonly { readonly name: string; readonly login: string; readonly role: Role; readonly team: TeamKey | null }[] = [
  { name: 'Putri Handayani', login: 'admin', role: 'admin', team: null },
  { name: 'Ratna Wulandari', login: 'ratna', role: 'lead', team: 'service' },
  { name: 'Bagas Pratama', login: 'bagas', role: 'agent', team: 'service' },
  { name: 'Siti Maesaroh', login: 'siti', role: 'agent', team: 'service' },
  { name: 'Yohanes Tambunan', login: 'yohanes', role: 'agent', team: 'service' },
  { name: 'Dewi Anggraini', login: 'dewi', role: 'lead', team: 'delivery' },
  { name: 'Made Suartana', login: 'made', role: 'agent', team: 'delivery' },
  { name: 'Fajar Nugroho', login: 'fajar', role: 'agent', team: 'delivery' },
  { name: 'Lestari Puspita', login: 'lestari', role: 'agent', team: 'delivery' },
  { name: 'Hendra Gunawan', login: 'hendra', role: 'lead', team: 'payment' },
  { name: 'Maria Situmorang', login: 'maria', role: 'agent', team: 'payment' },
  { name: 'Rizky Ramadhan', login: 'rizky', role: 'agent', team: 'payment' },
  { name: 'Indah Permatasari', login: 'indah', role: 'agent', team: 'payment' },
];

/** What `npm start` prints so that a newcomer can sign in. */
export const signIns = staffPlan.map(({ login, role, name }) => ({ email: `${login}@nusantara.example`, password: PASSWORD_OF_ALL, role, name }));
