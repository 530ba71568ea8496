import type { Sentence } from './languages.ts';

/** What the keyboard's actions are called, in the palette, the help and the settings. */
export const actionText = {
  palette: { id: 'Cari tiket, pelanggan, dan tindakan', en: 'Search tickets, customers and actions' },
  help: { id: 'Tampilkan semua pintasan', en: 'Show all shortcuts' },
  goQueue: { id: 'Ke antrean', en: 'Go to the queue' },
  goCustomers: { id: 'Ke pelanggan', en: 'Go to the customers' },
  goTemplates: { id: 'Ke template', en: 'Go to the templates' },
  goPerformance: { id: 'Ke kinerja', en: 'Go to performance' },
  goReports: { id: 'Ke laporan', en: 'Go to the reports' },
  goSettings: { id: 'Ke pengaturan', en: 'Go to the settings' },
  syncNow: { id: 'Sinkronkan sekarang', en: 'Sync now' },
  syncLedger: { id: 'Buka catatan sinkronisasi', en: 'Open the sync ledger' },
  signOut: { id: 'Keluar', en: 'Sign out' },
  undo: { id: 'Urungkan', en: 'Undo' },
  toggleContext: { id: 'Tampilkan atau sembunyikan kolom pelanggan', en: 'Show or hide the customer column' },
  closeTicket: { id: 'Tutup tiket', en: 'Close the ticket' },
  nextTicket: { id: 'Tiket berikutnya', en: 'Next ticket' },
  previousTicket: { id: 'Tiket sebelumnya', en: 'Previous ticket' },
  openTicket: { id: 'Buka tiket yang dipilih', en: 'Open the chosen ticket' },
  focusQueue: { id: 'Fokus ke daftar antrean', en: 'Move to the queue list' },
  openFilter: { id: 'Saring antrean', en: 'Filter the queue' },
  clearFilter: { id: 'Hapus semua saringan', en: 'Clear all filters' },
  view: { id: 'Antrean: {view}', en: 'Queue: {view}' },
  state: { id: 'Status saya: {state}', en: 'My state: {state}' },
} as const satisfies Record<string, Sentence>;

/** Headings of the groups, by the part of an action's id before the dot. */
export const actionAreaText = {
  frame: { id: 'Umum', en: 'General' },
  queue: { id: 'Antrean', en: 'Queue' },
  ticket: { id: 'Tiket', en: 'Ticket' },
  composer: { id: 'Menulis', en: 'Writing' },
  context: { id: 'Pelanggan', en: 'Customer' },
  customers: { id: 'Layar pelanggan', en: 'Customers’ screen' },
  templates: { id: 'Template dan makro', en: 'Templates and macros' },
  me: { id: 'Status saya', en: 'My state' },
} as const satisfies Record<string, Sentence>;
