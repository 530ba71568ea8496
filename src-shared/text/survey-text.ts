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
