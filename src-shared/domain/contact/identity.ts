import parsePhoneNumber, { type CountryCode } from 'libphonenumber-js/max';
import type { IdentityKind } from './contact.ts';

/** By the two letters of ISO 3166. */
export type Country = CountryCode;

/** What the wire's schema of an identity takes. */
const MAX_LENGTH = 320;

const countryOfZone: Readonly<Record<string, Country>> = {
  'Asia/Singapore': 'SG',
  'Asia/Kuala_Lumpur': 'MY',
  'Asia/Kuching': 'MY',
  'Asia/Brunei': 'BN',
  'Asia/Dili': 'TL',
  'Asia/Manila': 'PH',
  'Asia/Bangkok': 'TH',
  'Asia/Ho_Chi_Minh': 'VN',
  'Asia/Hong_Kong': 'HK',
  'Asia/Tokyo': 'JP',
  'Asia/Seoul': 'KR',
  'Asia/Dubai': 'AE',
  'Asia/Riyadh': 'SA',
  'Europe/Amsterdam': 'NL',
  'Europe/Berlin': 'DE',
  'Europe/London': 'GB',
  'Australia/Sydney': 'AU',
  'Australia/Melbourne': 'AU',
  'Australia/Perth': 'AU',
  'Australia/Darwin': 'AU',
};

/** Every country that `countryOf` may answer. */
export const COUNTRIES: readonly Country[] = [...new Set<Country>(['ID', ...Object.values(countryOfZone)])];

/** The country in which a workspace's people write numbers without a country code, told by its time zone; Indonesia where that says nothing. */
export const countryOf = (timeZone: string): Country => countryOfZone[timeZone] ?? 'ID';

/**
 * The one spelling under which an identity is stored and found: E.164 for phones (a number without a country code is of
 * `country`: in Indonesia 0812... is +62812...), trimmed and lower-cased NFC for e-mail (dots and plus signs are the
 * provider's affair), as given otherwise. Null: it cannot be one. Applying it to its own answer changes nothing.
 */
export function canonicalIdentity(kind: IdentityKind, value: string, country: Country = 'ID'): string | null {
  if (value.length > MAX_LENGTH) return null;
  const trimmed = value.normalize('NFKC').trim();
  switch (kind) {
    case 'phone':
    case 'whatsapp': {
      const phone = parsePhoneNumber(trimmed, country);
      return phone?.isPossible() === true ? phone.number : null;
    }
    case 'email': {
      const folded = trimmed.toLowerCase().normalize('NFC');
      return /^[^\s@<>,;"]{1,64}@[^\s@<>,;"]+\.[^\s@<>,;".]+$/.test(folded) && folded.length <= 254 ? folded : null;
    }
    case 'webchat':
    case 'social':
      // Normalizing can make a text many times longer than what was checked at the door.
      return trimmed === '' || trimmed.length > MAX_LENGTH ? null : trimmed;
  }
}

const emailLike = /[^\s@<>,;"·()]+@[^\s@<>,;"·()]+\.[a-z]{2,}/gi;
const phoneLike = /(?<![\p{L}\d])(?:\+|0)\d(?:[ ().-]{0,2}\d){7,14}(?!\d)/gu;

/** Addresses that a text holds, such as those that a visitor claimed and that stand in a contact's note until a person has judged them. */
export function identitiesIn(text: string, country: Country = 'ID'): { kind: 'phone' | 'email'; value: string }[] {
  const found = [
    ...(text.match(emailLike) ?? []).map((value) => ({ kind: 'email' as const, value: canonicalIdentity('email', value, country) })),
    ...(text.match(phoneLike) ?? []).map((value) => ({ kind: 'phone' as const, value: canonicalIdentity('phone', value, country) })),
  ];
  return found.flatMap(({ kind, value }) => (value === null ? [] : [{ kind, value }]));
}
