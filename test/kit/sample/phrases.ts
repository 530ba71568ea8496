import type { Random } from './random.ts';

type Language = 'id' | 'en';
export type Slots = Readonly<Record<string, string>>;

const WIB_MS = 7 * 3_600_000;

/** The hour of the day in Jakarta. */
export function hourInJakarta(at: number): number {
  return Math.floor(((at + WIB_MS) / 3_600_000) % 24);
}

export function fill(text: string, slots: Slots): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => slots[name] ?? whole);
}

function dayPart(at: number): string {
  const hour = hourInJakarta(at);
  return hour < 11 ? 'pagi' : hour < 15 ? 'siang' : hour < 18 ? 'sore' : 'malam';
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The first thing a customer writes, greeted or not, as carefully or hastily typed as people do. */
export function opening(random: Random, language: Language, core: string, at: number): string {
  if (language === 'en') return random.pick([`Hi, ${core}`, `Hello, ${core}`, capitalised(core), `Good day, ${core}`]);
  const part = dayPart(at);
  const greeting = random.weighted([
    [`Selamat ${part} kak, `, 3],
    ['Halo kak, ', 4],
    ['Halo min, ', 2],
    ['Permisi, ', 2],
    [`${capitalised(part)} kak, `, 2],
    ['Assalamualaikum, ', 1],
    ['', 4],
  ]);
  const plea = random.weighted([
    ['', 6],
    [' Mohon bantuannya.', 2],
    [' Terima kasih.', 1],
    [' Mohon dibantu ya 🙏', 1],
  ]);
  return (greeting === '' && random.chance(0.6) ? capitalised(core) : greeting + core) + plea;
}

export function hello(random: Random, language: Language, at: number): string {
  return language === 'en'
    ? random.pick(['Hi', 'Hello, anyone there?'])
    : random.pick(['Halo kak', 'Halo', 'Permisi', `Selamat ${dayPart(at)}`, 'P', 'Min?']);
}

/** What an agent says before the first question. */
export function agentGreeting(random: Random, language: Language, at: number): string {
  if (language === 'en')
    return random.pick([
      'Hello {first}, this is {agent} from Toko Nusantara. ',
      'Hi {first}, thank you for writing. ',
      'Good day {first}, {agent} here. ',
    ]);
  return random.pick([
    'Halo Kak {first}, dengan {agent} dari Toko Nusantara. ',
    `Selamat ${dayPart(at)}, Kak {first}. Saya {agent}, siap membantu. `,
    'Hai Kak {first}, terima kasih sudah menghubungi Toko Nusantara. ',
    'Halo Kak {first}. ',
  ]);
}

const thanks = {
  id: [
    'oke makasih banyak kak',
    'Terima kasih bantuannya, cepat sekali responsnya.',
    'siap, ditunggu ya',
    'Baik, terima kasih kak {agent} 🙏',
    'sip, makasih min',
    'Alhamdulillah, makasih ya',
    'oke kak',
    'Sudah oke sekarang, terima kasih.',
  ],
  en: ['Thank you so much!', 'Great, thanks {agent}.', 'Perfect, that helps.', 'Okay, thank you.'],
};
const goodbyes = {
  id: [
    'Sama-sama, Kak {first}. Senang bisa membantu!',
    'Dengan senang hati. Jika ada kendala lagi, cukup balas percakapan ini ya.',
    'Sama-sama, Kak. Selamat beraktivitas!',
    'Terima kasih kembali. Kami tutup dulu percakapannya, sehat selalu Kak {first}.',
  ],
  en: ['You are welcome, {first}. Have a nice day!', 'Happy to help. Just answer here if anything comes up.'],
};
const stillThere = {
  id: ['Kak {first}, apakah masih ada yang bisa kami bantu?', 'Kami tunggu kabarnya ya, Kak {first}.'],
  en: ['{first}, is there anything else we can do?'],
};
const nudges = {
  id: ['halo, bagaimana kelanjutannya?', 'ada kabar kak?', 'mohon dibalas ya', 'masih saya tunggu ini kak'],
  en: ['Any news?', 'Hello, are you still there?'],
};
const comments: Record<number, readonly string[]> = {
  5: ['Cepat dan ramah.', 'Masalah beres dalam 10 menit, mantap.', 'Adminnya sabar sekali.', 'Very helpful, thank you.', 'Puas, terima kasih.'],
  4: ['Bagus, semoga pengirimannya juga lebih cepat.', 'Oke, hanya menunggu agak lama di awal.', 'Good service.'],
  3: ['Lumayan.', 'Jawabannya jelas, tapi responsnya lama.'],
  2: ['Harus mengulang cerita dua kali.', 'Solusinya kurang sesuai harapan.'],
  1: ['Terlalu lama, saya kecewa.', 'Masalah belum benar-benar selesai.'],
};

export const thankYou = (random: Random, language: Language): string => random.pick(thanks[language]);
export const goodbye = (random: Random, language: Language): string => random.pick(goodbyes[language]);
export const askIfDone = (random: Random, language: Language): string => random.pick(stillThere[language]);
export const nudge = (random: Random, language: Language): string => random.pick(nudges[language]);
export const ratingComment = (random: Random, rating: number): string => (random.chance(0.4) ? random.pick(comments[rating] ?? ['']) : '');

/** E-mail is written as a letter. */
export function asLetter(text: string, language: Language, who: { readonly to: string; readonly from: string }): string {
  return language === 'en'
    ? `Dear ${who.to},\n\n${capitalised(text)}\n\nKind regards,\n${who.from}`
    : `Yth. ${who.to},\n\n${capitalised(text)}\n\nSalam,\n${who.from}`;
}
