import type { Sentence } from './languages.ts';

/** What customers are asked, in the chat and on the page behind a link. `{shop}` is whom they talk to. */
export const questionText = {
  csat: { id: 'Bagaimana bantuan kami?', en: 'How was our help?' },
  ces: {
    id: '“Urusan saya ditangani dengan mudah.” Seberapa setuju Anda?',
    en: '“It was easy to get my issue handled.” How far do you agree?',
  },
  nps: {
    id: 'Seberapa mungkin Anda menyarankan {shop} kepada teman atau keluarga?',
    en: 'How likely are you to recommend {shop} to friends or family?',
  },
} as const satisfies Record<string, Sentence>;

/** What the lowest and the highest number mean. */
export const scaleText = {
  csat: { low: { id: 'sangat buruk', en: 'very bad' }, high: { id: 'sangat baik', en: 'very good' } },
  ces: { low: { id: 'sangat tidak setuju', en: 'strongly disagree' }, high: { id: 'sangat setuju', en: 'strongly agree' } },
  nps: { low: { id: 'sangat tidak mungkin', en: 'not at all likely' }, high: { id: 'sangat mungkin', en: 'extremely likely' } },
} as const satisfies Record<string, Record<'low' | 'high', Sentence>>;

/** Every grade of a satisfaction answer in words. */
export const gradeText = {
  1: { id: '1, sangat buruk', en: '1, very bad' },
  2: { id: '2, buruk', en: '2, bad' },
  3: { id: '3, cukup', en: '3, fair' },
  4: { id: '4, baik', en: '4, good' },
  5: { id: '5, sangat baik', en: '5, very good' },
} as const satisfies Record<number, Sentence>;

/** The page behind a survey link. */
export const surveyPageText = {
  greeting: { id: 'Halo {name},', en: 'Hello {name},' },
  greetingNoName: { id: 'Halo,', en: 'Hello,' },
  intro: {
    id: 'Terima kasih sudah menghubungi {shop}. Satu pertanyaan saja, kurang dari satu menit.',
    en: 'Thank you for contacting {shop}. One question, less than a minute.',
  },
  comment: { id: 'Ceritakan sedikit (boleh kosong)', en: 'Tell us a little (optional)' },
  send: { id: 'Kirim jawaban', en: 'Send answer' },
  problemTitle: { id: 'Jawaban belum terkirim', en: 'Your answer was not sent yet' },
  choose: { id: 'Pilih satu angka dulu.', en: 'Please choose a number first.' },
  commentLong: {
    id: 'Cerita Anda terlalu panjang: paling banyak {limit} huruf.',
    en: 'Your comment is too long: at most {limit} characters.',
  },
  doneTitle: { id: 'Terima kasih', en: 'Thank you' },
  done: {
    id: 'Jawaban Anda sudah kami terima. Tautan ini hanya berlaku sekali; halaman ini boleh ditutup.',
    en: 'We have your answer. This link works once; you may close this page.',
  },
  expiredTitle: { id: 'Tautan sudah kedaluwarsa', en: 'This link has expired' },
  expired: {
    id: 'Tautan survei berlaku 30 hari. Anda tetap dapat menghubungi kami seperti biasa.',
    en: 'A survey link is valid for 30 days. You can still contact us as usual.',
  },
  unknownTitle: { id: 'Tautan tidak dikenal', en: 'Unknown link' },
  unknown: {
    id: 'Periksa apakah tautannya tersalin lengkap, lalu buka lagi.',
    en: 'Check that the link was copied completely, then open it again.',
  },
  limitedTitle: { id: 'Terlalu banyak percobaan', en: 'Too many attempts' },
  limited: { id: 'Tunggu {seconds} detik, lalu muat ulang halaman ini.', en: 'Wait {seconds} seconds, then reload this page.' },
  failedTitle: { id: 'Belum bisa dibuka', en: 'This cannot be opened yet' },
  failed: {
    id: 'Ada kesalahan di pihak kami. Coba lagi sebentar lagi; jawaban Anda belum terkirim.',
    en: 'Something went wrong on our side. Try again in a moment; your answer was not sent.',
  },
  refusedTitle: { id: 'Isian tidak dapat dibaca', en: 'The form could not be read' },
  refused: { id: 'Buka lagi tautannya, lalu isi dari halaman itu.', en: 'Open the link again and fill in the form there.' },
  otherLanguage: { id: 'English', en: 'Bahasa Indonesia' },
} as const satisfies Record<string, Sentence>;

export const surveyKindText = {
  csat: { id: 'Kepuasan (CSAT)', en: 'Satisfaction (CSAT)' },
  ces: { id: 'Kemudahan (CES)', en: 'Effort (CES)' },
  nps: { id: 'Rekomendasi (NPS)', en: 'Recommendation (NPS)' },
} as const satisfies Record<string, Sentence>;

/** Settings, under Surveys. */
export const surveySettingsText = {
  intro: {
    id: 'Pelanggan ditanya setelah tiketnya selesai: di obrolan web, atau lewat tautan sekali pakai. Satu penyelesaian hanya ditanyakan sekali.',
    en: 'Customers are asked after their ticket is resolved: in the web chat, or by a one-time link. One resolution is asked about once.',
  },
  readOnly: { id: 'Hanya admin yang dapat mengubah pengaturan ini.', en: 'Only an admin can change these settings.' },
  offline: {
    id: 'Perubahan disimpan di server. Anda dapat menyimpannya saat terhubung.',
    en: 'Changes are kept on the server. You can save them when connected.',
  },
  loading: { id: 'Memuat survei…', en: 'Loading the surveys…' },
  failed: { id: 'Survei tidak dapat dibaca. {reason}', en: 'The surveys could not be read. {reason}' },
  notSaved: { id: 'Belum tersimpan. {reason}', en: 'Not saved. {reason}' },
  loadNewest: { id: 'Muat yang terbaru', en: 'Load the newest' },
  save: { id: 'Simpan', en: 'Save' },
  saved: { id: 'Tersimpan', en: 'Saved' },
  undo: { id: 'Batalkan perubahan', en: 'Discard changes' },
  isOn: { id: '{what}: menyala', en: '{what}: on' },
  isOff: { id: '{what}: mati', en: '{what}: off' },
  csatOn: { id: 'Tanyakan kepuasan, nilai 1 sampai 5', en: 'Ask for satisfaction, 1 to 5' },
  csatHint: { id: 'Pertanyaan pertama setelah tiket selesai.', en: 'The first question after a ticket is resolved.' },
  followUp: { id: 'Buka lagi untuk pemimpin tim bila nilainya', en: 'Open again for the team’s lead at a rating of' },
  followUpHint: {
    id: 'Tiket diberi label “tindak-lanjut” dan prioritas tinggi. Ini tidak dihitung sebagai pelanggan yang membuka lagi.',
    en: 'The ticket gets the tag “tindak-lanjut” and high priority. It does not count as reopened by the customer.',
  },
  followUpNever: { id: 'tidak pernah', en: 'never' },
  followUpAt1: { id: '1', en: '1' },
  followUpAt: { id: '1 sampai {score}', en: '1 to {score}' },
  cesOn: { id: 'Tanyakan kemudahan, nilai 1 sampai 7', en: 'Ask for effort, 1 to 7' },
  cesHint: { id: 'Pertanyaan kedua, setelah kepuasan dijawab.', en: 'The second question, once satisfaction is answered.' },
  npsOn: { id: 'Tanyakan rekomendasi, nilai 0 sampai 10', en: 'Ask for a recommendation, 0 to 10' },
  npsHint: {
    id: 'Tentang hubungan dengan toko, bukan tentang satu tiket atau satu agen.',
    en: 'About the relationship with the shop, not about one ticket or one agent.',
  },
  quietDays: { id: 'Jangan tanya pelanggan yang sama lagi dalam (hari)', en: 'Do not ask the same customer again within (days)' },
  quietDaysWrong: { id: 'Isi 1 sampai 1.000 hari.', en: 'Enter 1 to 1,000 days.' },
  preview: { id: 'Yang dilihat pelanggan', en: 'What the customer sees' },
  previewLanguage: { id: 'Bahasa pratinjau', en: 'Language of the preview' },
  previewNone: { id: 'Semua survei dimatikan: pelanggan tidak ditanya.', en: 'All surveys are off: customers are not asked.' },
  figures: { id: 'Jawaban 90 hari terakhir', en: 'Answers of the last 90 days' },
  figuresHint: { id: 'Dari tiket yang dapat dilihat konsol ini.', en: 'Of the tickets that this console may see.' },
  columnSurvey: { id: 'Survei', en: 'Survey' },
  columnAsked: { id: 'Ditanya', en: 'Asked' },
  columnAnswered: { id: 'Menjawab', en: 'Answered' },
  columnRate: { id: 'Tingkat jawaban', en: 'Response rate' },
  columnResult: { id: 'Hasil', en: 'Result' },
  csatResult: { id: '{value}% puas (4 dan 5)', en: '{value}% satisfied (4 and 5)' },
  cesResult: { id: 'rata-rata {value} dari 7', en: 'mean {value} of 7' },
  npsResult: { id: '{value} (−100 sampai 100)', en: '{value} (−100 to 100)' },
  percent: { id: '{value}%', en: '{value}%' },
  noResult: { id: 'belum ada', en: 'none yet' },
  last: { id: 'Jawaban terakhir', en: 'Last answers' },
  lastEmpty: { id: 'Belum ada jawaban', en: 'No answers yet' },
  lastEmptyHint: { id: 'Jawaban pelanggan akan muncul di sini begitu masuk.', en: 'Customers’ answers will appear here as they come in.' },
  scoreOf: { id: '{score} dari {max}', en: '{score} of {max}' },
  someCustomer: { id: 'Pelanggan', en: 'Customer' },
  openTicket: { id: 'Buka tiket #{number}', en: 'Open ticket #{number}' },
  history: { id: 'Riwayat perubahan', en: 'History of changes' },
  historyHint: { id: 'Belum pernah diubah: berlaku pengaturan bawaan.', en: 'Never changed: the defaults hold.' },
  historySaved: { id: 'Versi {rev} oleh {agent}: {what}', en: 'Version {rev} by {agent}: {what}' },
  historyRemoved: { id: 'Kembali ke bawaan oleh {agent}', en: 'Back to the defaults by {agent}' },
  historyCsat: { id: 'CSAT', en: 'CSAT' },
  historyFollowUp: { id: 'tindak lanjut ≤ {score}', en: 'follow-up ≤ {score}' },
  historyCes: { id: 'CES', en: 'CES' },
  historyNps: { id: 'NPS tiap {days} hari', en: 'NPS every {days} days' },
  historyNone: { id: 'semua dimatikan', en: 'all off' },
  someone: { id: 'Sistem', en: 'System' },
  close: { id: 'Tutup', en: 'Close' },
} as const satisfies Record<string, Sentence>;

/** The survey link of a ticket that is resolved. */
export const surveyLinkText = {
  action: { id: 'Tautan survei', en: 'Survey link' },
  title: { id: 'Tautan survei sekali pakai', en: 'One-time survey link' },
  hint: {
    id: 'Untuk kanal yang tidak dapat bertanya sendiri: salin tautannya, lalu kirim dengan cara Anda. Berlaku 30 hari, untuk satu jawaban.',
    en: 'For channels that cannot ask by themselves: copy the link and send it your way. Valid for 30 days, for one answer.',
  },
  kind: { id: 'Pertanyaan', en: 'Question' },
  off: {
    id: 'Survei belum dinyalakan. Admin dapat menyalakannya di Pengaturan, bagian Survei.',
    en: 'No survey is on. An admin can switch one on in Settings, under Surveys.',
  },
  offline: { id: 'Tautan dibuat di server. Coba lagi saat terhubung.', en: 'Links are made on the server. Try again when connected.' },
  create: { id: 'Buat tautan', en: 'Make the link' },
  link: { id: 'Tautan', en: 'Link' },
  copy: { id: 'Salin tautan', en: 'Copy the link' },
  copied: { id: 'Tersalin', en: 'Copied' },
  until: { id: 'Berlaku sampai {time}', en: 'Valid until {time}' },
  notYet: {
    id: 'Penyelesaian tiket ini belum sampai di server. Coba lagi sebentar lagi.',
    en: 'The server does not know yet that this ticket is resolved. Try again in a moment.',
  },
  failed: { id: 'Tautan belum dibuat. {reason}', en: 'The link was not made. {reason}' },
} as const satisfies Record<string, Sentence>;
