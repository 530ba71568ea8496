import type { Language } from '#shared/text/languages.ts';

const locales: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };

/** Names people use; the English locale of Intl would say "GMT+7". */
const zoneNames: Record<string, string> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Ujung_Pandang': 'WITA',
  'Asia/Jayapura': 'WIT',
};

const units = {
  id: { second: 'dtk', minute: 'mnt', hour: 'jam', day: 'hari' },
  en: { second: 's', minute: 'm', hour: 'h', day: 'd' },
} as const satisfies Record<Language, Record<string, string>>;

const spoken = {
  id: { day: ['hari', 'hari'], hour: ['jam', 'jam'], minute: ['menit', 'menit'], second: ['detik', 'detik'] },
  en: { day: ['day', 'days'], hour: ['hour', 'hours'], minute: ['minute', 'minutes'], second: ['second', 'seconds'] },
} as const;

export type Format = {
  readonly language: Language;
  /** `14.02` */
  time(at: number): string;
  /** `14.02.31` */
  timeWithSeconds(at: number): string;
  /** `22 Nov 2026` */
  date(at: number): string;
  /** `22 Nov` */
  dayMonth(at: number): string;
  /** `Minggu, 22 November 2026` */
  longDate(at: number): string;
  /** `22 Nov 2026, 14.02 WIB` */
  dateTime(at: number): string;
  /** Today the time, this year day and month, else the date. */
  short(at: number, now: number): string;
  /** `Hari ini`, `Kemarin`, else the long date: for day separators. */
  day(at: number, now: number): string;
  /** Whole calendar days between two moments in the workspace's zone; equal for the same day. */
  sameDay(a: number, b: number): boolean;
  /** Shortest length of time that still tells: `42 dtk`, `5 mnt`, `3 jam`, `2 hari`. Not negative. */
  age(ms: number): string;
  /** The same in whole words, for screen readers: `5 menit`. */
  spokenAge(ms: number): string;
  /** A running clock: `4:05`, `1:04:05`; from a day on its age. */
  timer(ms: number): string;
  number(value: number): string;
  /** In the currency's whole units: `Rp 125.000`. */
  money(amount: number, currency: string): string;
  /** `1,4 MB` */
  bytes(size: number): string;
  /** `WIB`, `WITA`, `WIT`, or what the locale calls the zone. */
  readonly zone: string;
};

const made = new Map<string, Format>();

/** The one format of a language and zone: its Intl parts are dear, and every row of a list asks for it. */
export function formatOf(language: Language, timeZone: string): Format {
  const key = `${language} ${timeZone}`;
  let format = made.get(key);
  if (format === undefined) {
    format = createFormat(language, timeZone);
    made.set(key, format);
  }
  return format;
}

/** Everything that depends on language and the workspace's time zone (an IANA name). */
export function createFormat(language: Language, timeZone: string): Format {
  const locale = locales[language];
  const make = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone, ...options });
  const time = make({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const seconds = make({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  const date = make({ day: 'numeric', month: 'short', year: 'numeric' });
  const dayMonth = make({ day: 'numeric', month: 'short' });
  const longDate = make({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const dayKey = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const number = new Intl.NumberFormat(locale);
  const oneDecimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const money = new Map<string, Intl.NumberFormat>();
  const zone = zoneNames[timeZone] ?? zoneNameOf(locale, timeZone);
  const sameDay = (a: number, b: number) => dayKey.format(a) === dayKey.format(b);

  return {
    language,
    zone,
    sameDay,
    time: (at) => time.format(at),
    timeWithSeconds: (at) => seconds.format(at),
    date: (at) => date.format(at),
    dayMonth: (at) => dayMonth.format(at),
    longDate: (at) => longDate.format(at),
    dateTime: (at) => `${date.format(at)}, ${time.format(at)} ${zone}`,
    short(at, now) {
      if (sameDay(at, now)) return time.format(at);
      return dayKey.format(at).slice(0, 4) === dayKey.format(now).slice(0, 4) ? dayMonth.format(at) : date.format(at);
    },
    day(at, now) {
      if (sameDay(at, now)) return capital(relative.format(0, 'day'), locale);
      if (sameDay(at, now - 86_400_000)) return capital(relative.format(-1, 'day'), locale);
      return longDate.format(at);
    },
    age(ms) {
      const { value, unit } = largestUnit(ms);
      return language === 'id' ? `${value} ${units.id[unit]}` : `${value}${units.en[unit]}`;
    },
    spokenAge(ms) {
      const { value, unit } = largestUnit(ms);
      return `${value} ${spoken[language][unit][value === 1 ? 0 : 1]}`;
    },
    timer(ms) {
      if (ms >= 86_400_000) return this.age(ms);
      const total = Math.max(0, Math.floor(ms / 1_000));
      const two = (part: number) => String(part).padStart(2, '0');
      const hours = Math.floor(total / 3_600);
      const minutes = Math.floor(total / 60) % 60;
      return hours > 0 ? `${hours}:${two(minutes)}:${two(total % 60)}` : `${minutes}:${two(total % 60)}`;
    },
    number: (value) => number.format(value),
    money(amount, currency) {
      let formatter = money.get(currency);
      if (formatter === undefined) {
        formatter = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', maximumFractionDigits: 0 });
        money.set(currency, formatter);
      }
      return formatter.format(amount);
    },
    bytes(size) {
      if (size < 1_000) return `${number.format(size)} B`;
      const kilo = size / 1_000;
      return kilo < 1_000 ? `${oneDecimal.format(kilo)} kB` : `${oneDecimal.format(kilo / 1_000)} MB`;
    },
  };
}

function zoneNameOf(locale: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' }).formatToParts(0);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}

function largestUnit(ms: number): { value: number; unit: 'second' | 'minute' | 'hour' | 'day' } {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  if (seconds < 60) return { value: seconds, unit: 'second' };
  if (seconds < 3_600) return { value: Math.floor(seconds / 60), unit: 'minute' };
  if (seconds < 86_400) return { value: Math.floor(seconds / 3_600), unit: 'hour' };
  return { value: Math.floor(seconds / 86_400), unit: 'day' };
}

function capital(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}
