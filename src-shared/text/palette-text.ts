import type { Sentence } from './languages.ts';

export const paletteText = {
  title: { id: 'Cari dan jalankan', en: 'Search and run' },
  placeholder: { id: 'Cari tiket, pelanggan, atau tindakan…', en: 'Search tickets, customers or actions…' },
  results: { id: 'Hasil pencarian', en: 'Results' },
  actions: { id: 'Tindakan', en: 'Actions' },
  tickets: { id: 'Tiket', en: 'Tickets' },
  customers: { id: 'Pelanggan', en: 'Customers' },
  none: { id: 'Tidak ada yang cocok dengan “{query}”', en: 'Nothing matches “{query}”' },
  noneHint: {
    id: 'Coba nomor tiket, nama, telepon, atau kata dari pesannya.',
    en: 'Try a ticket number, a name, a phone number or a word from the message.',
  },
  failed: { id: 'Pencarian gagal. {reason}', en: 'The search failed. {reason}' },
  noTicket: { id: 'belum punya tiket', en: 'no ticket yet' },
  keys: { id: '↑ ↓ pilih · Enter buka · Esc tutup', en: '↑ ↓ choose · Enter open · Esc close' },
  count: { id: '{count} hasil', en: '{count} results' },
  helpTitle: { id: 'Pintasan keyboard', en: 'Keyboard shortcuts' },
  helpHint: { id: 'Ubah di Pengaturan → Pintasan.', en: 'Change them in Settings → Shortcuts.' },
  sequence: { id: 'lalu', en: 'then' },
} as const satisfies Record<string, Sentence>;
