import type { Sentence } from './languages.ts';

/** What `npm run customers` says in the terminal. */
export const customersText = {
  begin: {
    id: 'Pelanggan contoh datang ke {chat}, kira-kira {rate} orang per menit. Ctrl+C untuk berhenti.',
    en: 'Sample customers come to {chat}, about {rate} a minute. Ctrl+C stops them.',
  },
  came: { id: 'datang', en: 'came' },
  wrote: { id: 'menulis: {text}', en: 'wrote: {text}' },
  answered: { id: 'dijawab oleh {agent}', en: 'was answered by {agent}' },
  rated: { id: 'memberi nilai {stars} dari 5', en: 'rated {stars} of 5' },
  ratedWith: { id: 'memberi nilai {stars} dari 5: {comment}', en: 'rated {stars} of 5: {comment}' },
  leftUnanswered: { id: 'pergi tanpa dijawab', en: 'left unanswered' },
  leftUnrated: { id: 'pergi tanpa memberi nilai', en: 'left without rating' },
  left: { id: 'pergi', en: 'left' },
  refused: { id: 'ditolak: {problem}', en: 'was refused: {problem}' },
  stopped: { id: 'Berhenti.', en: 'Stopped.' },
  allLeft: { id: 'Semua sudah pergi.', en: 'All have left.' },
  noStart: {
    id: 'Tanggap tidak sedang berjalan di sini. Jalankan npm start dulu, atau sebut halaman obrolannya dengan --chat.',
    en: 'Tanggap is not running here. Run npm start first, or name a chat page with --chat.',
  },
} as const satisfies Record<string, Sentence>;
