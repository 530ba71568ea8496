import type { Sentence } from './languages.ts';

type ByKind = Record<'firstResponse' | 'nextResponse' | 'resolution', Sentence>;

export const slaKindText = {
  firstResponse: { id: 'Balasan pertama', en: 'First reply' },
  nextResponse: { id: 'Balasan berikutnya', en: 'Next reply' },
  resolution: { id: 'Penyelesaian', en: 'Resolution' },
} as const satisfies ByKind;

/** Lines of the timeline, told at the deadline. */
export const slaBreachText = {
  firstResponse: { id: 'Tenggat balasan pertama terlewat', en: 'The deadline of the first reply passed' },
  nextResponse: { id: 'Tenggat balasan berikutnya terlewat', en: 'The deadline of the next reply passed' },
  resolution: { id: 'Tenggat penyelesaian terlewat', en: 'The deadline of the resolution passed' },
} as const satisfies ByKind;

/** The same, told later. */
export const slaBreachLaterText = {
  firstResponse: { id: 'Tenggat balasan pertama terlewat pada {time}', en: 'The deadline of the first reply passed at {time}' },
  nextResponse: { id: 'Tenggat balasan berikutnya terlewat pada {time}', en: 'The deadline of the next reply passed at {time}' },
  resolution: { id: 'Tenggat penyelesaian terlewat pada {time}', en: 'The deadline of the resolution passed at {time}' },
} as const satisfies ByKind;

/** Deadlines in a ticket's header. */
export const slaMarkText = {
  deadlines: { id: 'Tenggat tiket', en: 'Deadlines of the ticket' },
  left: { id: '{kind}: {duration} lagi', en: '{kind}: {duration} left' },
  over: { id: '{kind}: lewat {duration}', en: '{kind}: {duration} late' },
  paused: { id: '{kind}: berhenti', en: '{kind}: paused' },
  leftWorking: { id: '{duration} waktu kerja lagi', en: '{duration} of working time left' },
  closedNow: { id: 'Sekarang di luar jam kerja', en: 'Outside working hours now' },
  dueAt: { id: 'Tenggat {time}', en: 'Due {time}' },
  overSince: { id: 'Terlewat sejak {time}', en: 'Overdue since {time}' },
  pausedSince: { id: 'Berhenti sejak {time}: menunggu pelanggan', en: 'Paused since {time}: waiting for the customer' },
  met: { id: 'Tercapai {time}', en: 'Met {time}' },
  metLate: { id: 'Tercapai terlambat {time}; tenggatnya {due}', en: 'Met late, {time}; it was due {due}' },
  missed: { id: 'Tidak tercapai; tenggatnya {due}', en: 'Missed; it was due {due}' },
  neverOpen: { id: 'Kalender tidak pernah buka: tanpa tenggat', en: 'The calendar never opens: no deadline' },
} as const satisfies Record<string, Sentence>;

/** By day of the week, 1 Monday to 7 Sunday. */
export const weekdayText: Readonly<Record<number, Sentence>> = {
  1: { id: 'Senin', en: 'Monday' },
  2: { id: 'Selasa', en: 'Tuesday' },
  3: { id: 'Rabu', en: 'Wednesday' },
  4: { id: 'Kamis', en: 'Thursday' },
  5: { id: 'Jumat', en: 'Friday' },
  6: { id: 'Sabtu', en: 'Saturday' },
  7: { id: 'Minggu', en: 'Sunday' },
};

/** What is wrong with a calendar or policy, beside its field. */
export const slaProblemText = {
  name: { id: 'Isi nama.', en: 'Give it a name.' },
  timeZone: { id: 'Pilih zona waktu dari daftar.', en: 'Choose a time zone from the list.' },
  time: { id: 'Isi jam mulai dan jam selesai.', en: 'Fill in both the start and the end.' },
  overlap: { id: 'Jam bertumpuk: {days}. Ubah agar tidak saling menindih.', en: 'Hours overlap: {days}. Change them so that they do not.' },
  holidayDate: { id: 'Ada tanggal libur yang tidak sah.', en: 'A holiday has no valid date.' },
  holidayTwice: { id: 'Tanggal libur yang sama tercatat dua kali.', en: 'The same holiday is listed twice.' },
  scopeTaken: { id: 'Sudah ada kalender untuk pilihan ini. Ubah yang itu.', en: 'There is a calendar for this choice already. Change that one.' },
  awayMessage: { id: 'Tulis pesan dalam kedua bahasa, atau matikan.', en: 'Write the message in both languages, or switch it off.' },
  inUse: {
    id: 'Kalender ini dipakai sebuah kebijakan tenggat. Ubah kebijakannya dulu.',
    en: 'A deadline policy uses this calendar. Change the policy first.',
  },
  noTarget: { id: 'Isi paling sedikit satu tenggat.', en: 'Fill in at least one deadline.' },
  target: { id: 'Isi angka lebih dari nol, atau kosongkan.', en: 'A number above zero, or nothing.' },
  warnTooEarly: { id: 'Peringatan harus lebih pendek dari tenggat terpendek.', en: 'The warning must be shorter than the shortest deadline.' },
  calendarGone: { id: 'Kalender ini sudah dihapus. Pilih yang lain.', en: 'This calendar is gone. Choose another.' },
} as const satisfies Record<string, Sentence>;

/** Of both editors. */
export const slaSettingsText = {
  loading: { id: 'Memuat…', en: 'Loading…' },
  failed: { id: 'Daftar tidak dapat dibaca. {reason}', en: 'The list could not be read. {reason}' },
  offline: {
    id: 'Sedang luring: daftar ini dari komputer ini, perubahan butuh jaringan. Yang Anda ketik tetap ada.',
    en: 'Offline: this list is from this computer, changes need the network. What you type stays.',
  },
  readOnly: { id: 'Hanya admin yang dapat mengubah bagian ini.', en: 'Only admins can change this.' },
  edit: { id: 'Ubah', en: 'Edit' },
  editOf: { id: 'Ubah {name}', en: 'Edit {name}' },
  view: { id: 'Lihat', en: 'View' },
  viewOf: { id: 'Lihat {name}', en: 'View {name}' },
  history: { id: 'Riwayat', en: 'History' },
  historyOf: { id: 'Riwayat {name}', en: 'History of {name}' },
  historySaved: { id: 'Versi {rev}: “{name}” disimpan oleh {agent}', en: 'Version {rev}: “{name}” saved by {agent}' },
  historyRemoved: { id: 'Versi {rev}: “{name}” dihapus oleh {agent}', en: 'Version {rev}: “{name}” deleted by {agent}' },
  someone: { id: 'agen lain', en: 'another agent' },
  remove: { id: 'Hapus', en: 'Delete' },
  removeOf: { id: 'Hapus {name}', en: 'Delete {name}' },
  removeTitle: { id: 'Hapus “{name}”?', en: 'Delete “{name}”?' },
  removeHint: {
    id: 'Tenggat tiket yang masih terbuka dihitung ulang. Riwayatnya tetap tersimpan.',
    en: 'The deadlines of open tickets are computed anew. Its history is kept.',
  },
  save: { id: 'Simpan', en: 'Save' },
  cancel: { id: 'Batal', en: 'Cancel' },
  close: { id: 'Tutup', en: 'Close' },
  back: { id: 'Kembali ke daftar', en: 'Back to the list' },
  notSaved: { id: 'Belum tersimpan. {reason}', en: 'Not saved. {reason}' },
  name: { id: 'Nama', en: 'Name' },
  minutes: { id: 'menit', en: 'minutes' },
  hours: { id: 'jam', en: 'hours' },
} as const satisfies Record<string, Sentence>;

export const hoursText = {
  intro: {
    id: 'Tenggat hanya berjalan pada jam kerja. Kalender antrean didahulukan, lalu kalender tim, lalu kalender ruang kerja.',
    en: 'Deadlines run in business hours only. The calendar of the queue comes first, then that of the team, then that of the workspace.',
  },
  empty: { id: 'Belum ada kalender', en: 'No calendar yet' },
  emptyHint: { id: 'Tanpa kalender, tenggat berjalan sepanjang waktu.', en: 'Without a calendar deadlines run around the clock.' },
  add: { id: 'Tambah kalender', en: 'Add a calendar' },
  newTitle: { id: 'Kalender baru', en: 'New calendar' },
  scope: { id: 'Berlaku untuk', en: 'For' },
  workspace: { id: 'Seluruh ruang kerja', en: 'The whole workspace' },
  team: { id: 'Tim {name}', en: 'Team {name}' },
  queue: { id: 'Antrean {name}', en: 'Queue {name}' },
  timeZone: { id: 'Zona waktu', en: 'Time zone' },
  week: { id: 'Jam buka', en: 'Opening hours' },
  closed: { id: 'Tutup', en: 'Closed' },
  from: { id: '{day}: mulai', en: '{day}: from' },
  to: { id: '{day}: sampai', en: '{day}: until' },
  nextDay: { id: 'hari berikutnya', en: 'next day' },
  addPeriodOn: { id: 'Tambah jam pada {day}', en: 'Add hours on {day}' },
  removePeriod: { id: 'Hapus jam {from}–{to} pada {day}', en: 'Remove {from}–{to} on {day}' },
  copyDown: { id: 'Salin ke Selasa–Jumat', en: 'Copy to Tuesday–Friday' },
  neverOpen: { id: 'Tidak pernah buka: tiket tanpa tenggat.', en: 'Never open: tickets have no deadlines.' },
  holidays: { id: 'Hari libur', en: 'Holidays' },
  holidaysHint: { id: 'Jam yang dimulai pada hari libur tidak dihitung.', en: 'Hours that begin on a holiday do not count.' },
  holidayDate: { id: 'Tanggal libur', en: 'Date of the holiday' },
  holidayName: { id: 'Nama hari libur', en: 'Name of the holiday' },
  addHoliday: { id: 'Tambah hari libur', en: 'Add a holiday' },
  removeHoliday: { id: 'Hapus hari libur {date}', en: 'Remove the holiday of {date}' },
  importFile: { id: 'Impor berkas iCalendar (.ics)', en: 'Import an iCalendar file (.ics)' },
  imported: { id: '{added} hari libur ditambahkan, {known} sudah ada.', en: '{added} holidays added, {known} were there already.' },
  importedNone: { id: 'Berkas ini tidak berisi hari libur tahun ini atau sesudahnya.', en: 'The file has no holidays of this year or later.' },
  unreadable: {
    id: 'Berkas tidak dapat dibaca: baris {line} tidak dipahami. Tidak ada yang diubah.',
    en: 'The file cannot be read: line {line} is not understood. Nothing was changed.',
  },
  away: { id: 'Pesan di luar jam kerja', en: 'Message outside hours' },
  awayHint: {
    id: 'Dikirim sekali per percakapan tiap kali tutup, dalam bahasa pelanggan. Tidak dihitung sebagai balasan.',
    en: 'Sent once per conversation and closed time, in the customer’s language. Not counted as a reply.',
  },
  awayId: { id: 'Pesan dalam bahasa Indonesia', en: 'Message in Indonesian' },
  awayEn: { id: 'Pesan dalam bahasa Inggris', en: 'Message in English' },
  openNow: { id: 'Buka sekarang', en: 'Open now' },
  opensAt: { id: 'Tutup; buka {time}', en: 'Closed; opens {time}' },
  neverOpens: { id: 'Tidak pernah buka', en: 'Never open' },
} as const satisfies Record<string, Sentence>;

export const policyText = {
  intro: {
    id: 'Tiket mengikuti kebijakan pertama yang cocok, dari atas ke bawah. Waktu dihitung pada jam kerja kalendernya.',
    en: 'A ticket follows the first policy that matches, from the top. Time is counted in the hours of its calendar.',
  },
  empty: { id: 'Belum ada kebijakan tenggat', en: 'No deadline policy yet' },
  emptyHint: { id: 'Tanpa kebijakan, tiket tidak punya tenggat.', en: 'Without a policy tickets have no deadlines.' },
  add: { id: 'Tambah kebijakan', en: 'Add a policy' },
  newTitle: { id: 'Kebijakan baru', en: 'New policy' },
  match: { id: 'Untuk tiket', en: 'For tickets' },
  matchHint: { id: 'Yang dikosongkan berarti semua.', en: 'What is left empty means all.' },
  all: { id: 'Semua tiket', en: 'All tickets' },
  any: { id: 'Semua', en: 'All' },
  queues: { id: 'Antrean', en: 'Queues' },
  priorities: { id: 'Prioritas', en: 'Priorities' },
  channels: { id: 'Kanal', en: 'Channels' },
  contactTags: { id: 'Label pelanggan', en: 'Customer tags' },
  targets: { id: 'Tenggat', en: 'Deadlines' },
  targetsHint: {
    id: 'Waktu kerja sejak pelanggan menulis; kosong berarti tanpa tenggat.',
    en: 'Working time since the customer wrote; empty means none.',
  },
  unitOf: { id: 'Satuan: {kind}', en: 'Unit: {kind}' },
  calendar: { id: 'Dihitung pada', en: 'Counted in' },
  ownCalendar: { id: 'Jam kerja antrean, tim, atau ruang kerja', en: 'The hours of the queue, team or workspace' },
  always: { id: 'Sepanjang waktu (24 jam)', en: 'Around the clock' },
  pause: { id: 'Tenggat penyelesaian berhenti selama menunggu pelanggan', en: 'The resolution clock stands still while waiting for the customer' },
  warn: { id: 'Peringatkan sebelum tenggat', en: 'Warn before the deadline' },
  warnUnit: { id: 'Satuan peringatan', en: 'Unit of the warning' },
  up: { id: 'Naikkan {name}', en: 'Move {name} up' },
  down: { id: 'Turunkan {name}', en: 'Move {name} down' },
  moved: { id: '{name} sekarang di urutan {position}', en: '{name} is now number {position}' },
} as const satisfies Record<string, Sentence>;
