import type { MacroStep } from '#shared/domain/template/macro.ts';
import type { QueueKey, TeamKey } from './staff.ts';

type StepPlan =
  | Exclude<MacroStep, { type: 'reply' | 'transfer' }>
  | { readonly type: 'reply' /** Of a template in `templates.ts`. */; readonly shortcut: string }
  | { readonly type: 'transfer'; readonly queue: QueueKey; readonly note: string };

export type MacroPlan = { readonly name: string; readonly team: TeamKey | null; readonly shortcut: string; readonly steps: readonly StepPlan[] };

export const macroPlan: readonly MacroPlan[] = [
  {
    ...{ name: 'Tutup dengan salam', team: null, shortcut: 'selesai' },
    steps: [
      { type: 'reply', shortcut: 'tutup' },
      { type: 'status', status: 'resolved' },
    ],
  },
  {
    ...{ name: 'Ambil dan minta nomor pesanan', team: null, shortcut: 'ambil' },
    steps: [{ type: 'claim' }, { type: 'reply', shortcut: 'data' }, { type: 'status', status: 'waiting' }],
  },
  {
    ...{ name: 'Ingatkan besok', team: null, shortcut: 'besok' },
    steps: [
      { type: 'note', text: 'Belum ada jawaban pelanggan, dicek lagi besok.' },
      { type: 'snooze', hours: 20 },
    ],
  },
  {
    ...{ name: 'Paket terlambat: eskalasi', team: 'delivery', shortcut: 'eskalasi' },
    steps: [
      { type: 'reply', shortcut: 'terlambat' },
      { type: 'tags', add: ['terlambat', 'kurir'], remove: [] },
      { type: 'priority', priority: 'high' },
    ],
  },
  {
    ...{ name: 'Pindah ke Pengembalian Dana', team: 'payment', shortcut: 'pindahdana' },
    steps: [
      { type: 'reply', shortcut: 'dana' },
      { type: 'tags', add: ['refund'], remove: [] },
      { type: 'transfer', queue: 'refunds', note: 'Pembayaran sudah dicek, mohon proses pengembalian dananya.' },
    ],
  },
];
