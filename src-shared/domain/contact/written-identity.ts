import type { Contact, ContactIdentity, IdentityKind } from './contact.ts';

/** A canonical number or address as people write it: `+6281234567890` as `0812-3456-7890`, a foreign number in groups. */
export function writtenIdentity({ kind, value }: Pick<ContactIdentity, 'kind' | 'value'>): string {
  return kind === 'phone' || kind === 'whatsapp' ? writtenPhone(value) : value;
}

function writtenPhone(value: string): string {
  const digits = /^\+?(\d{8,15})$/.exec(value)?.[1];
  if (digits === undefined) return value;
  if (!digits.startsWith('62')) return `+${digits.replace(/(?<=\d)(?=(?:\d{4})+$)/g, ' ')}`;
  const own = `0${digits.slice(2)}`;
  // Mobile numbers are said in fours; Jakarta's and other large cities' area codes have three digits with their 0.
  if (own.startsWith('08')) return grouped(own, 4);
  const area = /^0(?:21|22|24|31|61)/.test(own) ? 3 : 4;
  return `(${own.slice(0, area)}) ${grouped(own.slice(area), 4)}`;
}

function grouped(digits: string, size: number): string {
  const groups = digits.match(new RegExp(`.{1,${size}}`, 'g')) ?? [];
  const last = groups.at(-1) ?? '';
  // A single digit at the end goes with the group before it.
  return last.length === 1 && groups.length > 1 ? `${groups.slice(0, -1).join('-')}${last}` : groups.join('-');
}

const preference: readonly IdentityKind[] = ['phone', 'whatsapp', 'email', 'social'];

/** The identity to show beside a name; a chat visitor's id tells nobody anything. Empty when there is none. */
export function shownReach(contact: Pick<Contact, 'identities'>): string {
  for (const kind of preference) {
    const identity = contact.identities.find((each) => each.kind === kind);
    if (identity !== undefined) return writtenIdentity(identity);
  }
  return '';
}
