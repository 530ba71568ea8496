import type { RowProblem } from '#shared/contract/customer-schemas.ts';
import { LIMITS } from '#shared/contract/schemas.ts';
import { type Country, canonicalIdentity } from '#shared/domain/contact/identity.ts';
import type { Address } from '../contact/bulk.ts';
import type { GivenCustomer } from '../contact/upsert-customers.ts';
import { own } from './own-member.ts';

export const MAX_NOTE = 2_000;
export const MAX_EXTERNAL_ID = 120;

const languages: Readonly<Record<string, 'id' | 'en'>> = {
  ...{ id: 'id', ind: 'id', indonesia: 'id', indonesian: 'id', bahasa: 'id', 'bahasa indonesia': 'id', 'id-id': 'id' },
  ...{ en: 'en', eng: 'en', english: 'en', inggris: 'en', 'bahasa inggris': 'en', 'en-us': 'en', 'en-gb': 'en' },
};
const answers: Readonly<Record<string, 'granted' | 'denied' | 'unknown'>> = {
  ...{ granted: 'granted', ya: 'granted', y: 'granted', yes: 'granted', setuju: 'granted', '1': 'granted', true: 'granted', benar: 'granted' },
  ...{ denied: 'denied', tidak: 'denied', t: 'denied', no: 'denied', n: 'denied', tolak: 'denied', '0': 'denied', false: 'denied', salah: 'denied' },
  ...{ unknown: 'unknown', '-': 'unknown', 'tidak diketahui': 'unknown' },
};
const invalid: { readonly [K in Address['kind']]: RowProblem } = {
  phone: 'phoneInvalid',
  whatsapp: 'whatsappInvalid',
  email: 'emailInvalid',
  webchat: 'noKey',
  social: 'noKey',
};

/** Addresses in canonical form, each once; or why one of them is none. */
export function readAddresses(given: readonly Address[], country: Country): Address[] | RowProblem {
  const addresses = new Map<string, Address>();
  for (const { kind, value } of given) {
    const canonical = canonicalIdentity(kind, value, country);
    if (canonical === null) return invalid[kind];
    addresses.set(`${kind} ${canonical}`, { kind, value: canonical });
  }
  return [...addresses.values()];
}

/** A row of a file as a customer. Cells that are empty say nothing: what is there stays. */
export function readCustomerRow(fields: Readonly<Record<string, string>>, country: Country): GivenCustomer {
  const { externalId, name, company, city, note, tags } = fields;
  if ((name?.length ?? 0) > LIMITS.name) return { problem: 'nameTooLong' };
  const tooLong = [company, city].some((text) => (text?.length ?? 0) > LIMITS.name) || (note?.length ?? 0) > MAX_NOTE;
  if (tooLong || (externalId?.length ?? 0) > MAX_EXTERNAL_ID) return { problem: 'fieldTooLong' };
  const language = fields.language === undefined ? undefined : own(languages, fields.language.toLowerCase());
  if (fields.language !== undefined && language === undefined) return { problem: 'languageUnknown' };
  const consent = fields.consent === undefined ? undefined : own(answers, fields.consent.toLowerCase());
  if (fields.consent !== undefined && consent === undefined) return { problem: 'consentUnknown' };
  const addTags = (tags ?? '').split(/[,;|]/).flatMap((tag) => (tag.trim() === '' ? [] : [tag.trim()]));
  if (addTags.length > LIMITS.tagsPerTicket || addTags.some((tag) => tag.length > LIMITS.tag)) return { problem: 'tagInvalid' };
  const given = (['phone', 'email', 'whatsapp'] as const).flatMap((kind) =>
    (fields[kind] ?? '').split(/[|;\n]/).flatMap((value) => (value.trim() === '' ? [] : [{ kind, value: value.trim() }])),
  );
  const addresses = readAddresses(given, country);
  if (typeof addresses === 'string') return { problem: addresses };
  if (externalId === undefined && addresses.length === 0) return { problem: 'noKey' };
  return { externalId: externalId ?? null, name: name?.replace(/\s+/g, ' '), company, city, language, note, consent, addTags, addresses };
}
