import type { Contact } from './contact.ts';
import { type Country, identitiesIn } from './identity.ts';

export const DUPLICATE_REASONS = ['samePhone', 'sameEmail', 'sameOrder', 'similarName'] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

/** What is compared of a customer record. `orders`: numbers of their orders, and those that they named themselves (`orderWords`). */
export type DuplicateFacts = { readonly contact: Contact; readonly orders: readonly string[] };

/**
 * Why two records may be one person, the strongest reason first; empty: nothing says so. A suggestion for a person to judge:
 * nothing is ever merged by it. Addresses that a note holds count too: what a chat visitor claims, and another record owns, is put there.
 */
export function duplicateReasons(a: DuplicateFacts, b: DuplicateFacts, country: Country = 'ID'): DuplicateReason[] {
  if (a.contact.id === b.contact.id) return [];
  const [one, other] = [addressesOf(a.contact, country), addressesOf(b.contact, country)];
  const reasons: DuplicateReason[] = [];
  if (meet(one.phones, other.phones)) reasons.push('samePhone');
  if (meet(one.emails, other.emails)) reasons.push('sameEmail');
  if (meet(new Set(a.orders), new Set(b.orders))) reasons.push('sameOrder');
  if (samePlace(a.contact, b.contact) && namesAreSimilar(a.contact.name, b.contact.name)) reasons.push('similarName');
  return reasons;
}

const meet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((value) => b.has(value));

/** A WhatsApp number is a phone number. */
export function addressesOf(contact: Contact, country: Country = 'ID'): { readonly phones: Set<string>; readonly emails: Set<string> } {
  const all = [...contact.identities, ...identitiesIn(contact.note, country)];
  return {
    phones: new Set(all.flatMap(({ kind, value }) => (kind === 'phone' || kind === 'whatsapp' ? [value] : []))),
    emails: new Set(all.flatMap(({ kind, value }) => (kind === 'email' ? [value] : []))),
  };
}

/** Words of a customer's message that may be order numbers, in the spelling they are stored in. */
export function orderWords(text: string): string[] {
  const words = text.match(/[\p{L}\d][\p{L}\d/_-]{3,58}[\p{L}\d]/gu) ?? [];
  return [...new Set(words.filter((word) => /\d/.test(word)))];
}

const titles = new Set([
  'bapak',
  'bpk',
  'pak',
  'ibu',
  'bu',
  'mas',
  'mbak',
  'kak',
  'sdr',
  'sdri',
  'tn',
  'ny',
  'nn',
  'h',
  'hj',
  'dr',
  'drs',
  'ir',
  'mr',
  'mrs',
  'ms',
]);

/** A name without titles, marks and order of writing. */
export function foldName(name: string): string {
  const words = fold(name).split(' ');
  const kept = words.filter((word) => !titles.has(word));
  return (kept.length === 0 ? words : kept).join(' ');
}

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();

const samePlace = (a: Contact, b: Contact): boolean => sameWords(a.city, b.city) || sameWords(a.company, b.company);

function sameWords(a: string | null, b: string | null): boolean {
  const [one, other] = [fold(a ?? ''), fold(b ?? '')];
  return one !== '' && one === other;
}

/** Share of letters that may differ: one in eight. */
const ALLOWED = 1 / 8;

export function namesAreSimilar(a: string, b: string): boolean {
  const [one, other] = [foldName(a), foldName(b)].map((name) => name.split(' ').sort().join(' ')) as [string, string];
  // One short word says too little: half of a town is called Sri.
  if (Math.min(one.length, other.length) < 5) return false;
  const allowed = Math.floor(Math.max(one.length, other.length) * ALLOWED);
  return Math.abs(one.length - other.length) <= allowed && distanceWithin(one, other, allowed);
}

/** Whether `a` becomes `b` by at most `limit` letters added, taken away or changed. */
function distanceWithin(a: string, b: string, limit: number): boolean {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > limit) return false;
    row = next;
  }
  return (row[b.length] ?? 0) <= limit;
}
