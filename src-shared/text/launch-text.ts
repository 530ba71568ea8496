import type { Sentence } from './languages.ts';

/** What `npm start` and `npm run build` say. */
export const launchText = {
  building: { id: 'Membangun {what}...', en: 'Building {what}...' },
  buildFailed: { id: '{what} tidak dapat dibangun. Pesan terakhirnya:\n{said}', en: '{what} could not be built. Its last words:\n{said}' },
  windows: { id: 'konsol', en: 'the console' },
  chatPage: { id: 'halaman obrolan pelanggan', en: 'the customer chat page' },
  startingDatabase: { id: 'Menyalakan PostgreSQL...', en: 'Starting PostgreSQL...' },
  databaseNote: { id: 'PostgreSQL: {message}.', en: 'PostgreSQL: {message}.' },
  seeding: {
    id: 'Mengisi contoh "Toko Nusantara" ({tickets} tiket), hanya sekali...',
    en: 'Filling in the sample "Toko Nusantara" ({tickets} tickets), only once...',
  },
  startingApi: { id: 'Menyalakan API pusat...', en: 'Starting the central API...' },
  portMoved: {
    id: 'Porta {wanted} sedang dipakai program lain, jadi {what} memakai porta {used}.',
    en: 'Port {wanted} is in use by another program, so {what} uses port {used}.',
  },
  api: { id: 'API pusat', en: 'the central API' },
  console: { id: 'Konsol', en: 'Console' },
  chat: { id: 'Obrolan pelanggan', en: 'Customer chat' },
  apiAddress: { id: 'API pusat', en: 'Central API' },
  docs: { id: 'Dokumentasi API', en: 'API documentation' },
  data: { id: 'Data', en: 'Data' },
  signIns: { id: 'Masuk dengan (kata sandi semua: {password})', en: 'Sign in with (password of all: {password})' },
  running: { id: 'Tanggap berjalan. Ctrl+C untuk berhenti.', en: 'Tanggap is running. Ctrl+C stops it.' },
  webBecause: { id: 'Konsol dibuka di peramban: {reason}.', en: 'The console opens in the browser: {reason}.' },
  becauseRoot: {
    id: 'sandbox Chromium menolak berjalan sebagai root',
    en: 'Chromium’s sandbox refuses to run as root',
  },
  becauseNoDisplay: { id: 'tidak ada layar di sini', en: 'there is no display here' },
  becauseNoRuntime: {
    id: 'Electron belum terpasang (pasang dengan: npx install-electron --no)',
    en: 'Electron’s runtime is not installed (install it with: npx install-electron --no)',
  },
  becauseElectronFailed: { id: 'Electron langsung berhenti (kode {code})', en: 'Electron ended at once (code {code})' },
  becauseAsked: { id: 'sesuai permintaan (--shell web)', en: 'as asked (--shell web)' },
  electronImpossible: { id: 'Konsol desktop tidak dapat dibuka: {reason}.', en: 'The desktop console cannot be opened: {reason}.' },
  electronWindow: { id: 'jendela desktop', en: 'desktop window' },
  orphans: {
    id: 'Menghentikan sisa proses yang terputus sebelumnya ({names}).',
    en: 'Stopping what a broken-off earlier run left behind ({names}).',
  },
  restarting: { id: '{what} berhenti tak terduga dan dinyalakan lagi.', en: '{what} ended unexpectedly and is started again.' },
  gone: {
    id: '{what} berhenti tak terduga. Semua dihentikan; yang tersimpan aman. Jalankan npm start lagi.',
    en: '{what} ended unexpectedly. Everything stops; what was saved is safe. Run npm start again.',
  },
  consoleClosed: { id: 'Konsol ditutup.', en: 'The console was closed.' },
  stopping: { id: 'Berhenti dengan tertib... (Ctrl+C lagi untuk segera)', en: 'Stopping in order... (Ctrl+C again to hurry)' },
  hurrying: { id: 'Segera berhenti.', en: 'Stopping at once.' },
  stopped: { id: 'Berhenti. Data tersimpan di {folder}.', en: 'Stopped. The data is kept in {folder}.' },
  openPage: { id: 'Membuka konsol Tanggap', en: 'Opening the Tanggap console' },
} as const satisfies Record<string, Sentence>;
