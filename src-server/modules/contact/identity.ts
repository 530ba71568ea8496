import parsePhoneNumber from 'libphonenumber-js/max';
import type { IdentityKind } from '#shared/domain/contact/contact.ts';

/** What the wire's schema of an identity takes. */
const MAX_LENGTH = 320;

/**
 * The one spelling under which an identity is stored and found: E.164 for phones (numbers without a country code are
 * Indonesian: 0812... is +62812...), trimmed and folded for e-mail, as given otherwise. Null: it cannot be one.
 */
export function canonicalIdentity(kind: IdentityKind, value: string): string | null {
  const trimmed = value.normalize('NFKC').trim();
  switch (kind) {
    case 'phone':
    case 'whatsapp': {
      const phone = parsePhoneNumber(trimmed, 'ID');
      return phone?.isPossible() === true ? phone.number : null;
    }
    case 'email': {
      const folded = trimmed.toLowerCase();
      return /^[^\s@<>,;"]{1,64}@[^\s@<>,;"]+\.[^\s@<>,;".]+$/.test(folded) && folded.length <= 254 ? folded : null;
    }
    case 'webchat':
    case 'social':
      // Normalizing can make a text many times longer than what was checked at the door.
      return trimmed === '' || trimmed.length > MAX_LENGTH ? null : trimmed;
  }
}
