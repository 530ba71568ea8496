import type { RowProblem } from '#shared/contract/customer-schemas.ts';
import { LIMITS } from '#shared/contract/schemas.ts';
import type { Consent } from '#shared/domain/contact/contact.ts';
import { WORKSPACE_FEED } from '#shared/domain/sync/change.ts';
import { recordChange } from '../../db/change-log.ts';
import type { Trx } from '../../db/database.ts';
import { type Address, type BulkContext, type RowOutcome, refusedRow, rootsOf, traceOf } from './bulk.ts';
import { type ContactRow, findOwners, insertAddresses, insertContacts, lockContacts, type OwnedAddress, updateContacts } from './bulk-repository.ts';

/** A customer as another system knows them. What is absent stays as it is; addresses are canonical, and only ever added. */
export type CustomerRow = {
  readonly externalId: string | null;
  readonly name?: string | undefined;
  readonly company?: string | null | undefined;
  readonly city?: string | null | undefined;
  readonly language?: 'id' | 'en' | null | undefined;
  readonly note?: string | undefined;
  readonly consent?: Consent['marketing'] | undefined;
  readonly addTags: readonly string[];
  readonly addresses: readonly Address[];
};

/** A row, or why it could not even be read. */
export type GivenCustomer = CustomerRow | { readonly problem: RowProblem };

export const CONTACT_COLUMNS = ['name', 'company', 'city', 'language', 'note', 'tags', 'consent_marketing', 'consent_at', 'external_id'] as const;

const addressKey = ({ kind, value }: Address): string => `${kind} ${value}`;

/**
 * Adds or updates customers; the same rows again change nothing. A row is found by its external id, else by an address, and
 * sees what the rows before it did. Call inside `withWorkspace`, after `holdCustomers`. One outcome per row, in their order.
 */
export async function upsertCustomers(trx: Trx, context: BulkContext, rows: readonly GivenCustomer[]): Promise<RowOutcome[]> {
  const { workspaceId } = context;
  const known = await readKnown(trx, workspaceId, rows);
  const plans = rows.map((row): Planned | RowProblem => {
    if ('problem' in row) return row.problem;
    const planned = plan(context, known, row);
    if (typeof planned === 'object') remember(known, planned);
    return planned;
  });

  const planned = plans.filter((item): item is Planned => typeof item === 'object');
  const made = new Set(planned.filter(({ before }) => before === null).map(({ after }) => after.id));
  const changed = new Set(planned.filter(isChanged).map(({ after }) => after.id));
  const last = [...changed].flatMap((id) => known.byId.get(id) ?? []);
  await insertContacts(
    trx,
    last.filter(({ id }) => made.has(id)),
  );
  await updateContacts(
    trx,
    workspaceId,
    last.filter(({ id }) => !made.has(id)),
  );
  const added = await insertAddresses(
    trx,
    workspaceId,
    planned.flatMap(({ addresses }) => addresses),
  );
  for (const id of changed) recordChange(trx, WORKSPACE_FEED, 'contact', id);
  return plans.map((item) => outcomeOf(item, known, added));
}

type Known = {
  readonly byId: Map<string, ContactRow>;
  readonly byExternalId: Map<string, ContactRow>;
  readonly ownerOf: Map<string, string>;
  readonly roots: ReadonlyMap<string, string>;
};

type Planned = { readonly before: ContactRow | null; readonly after: ContactRow; readonly addresses: readonly OwnedAddress[] };

const isChanged = ({ before, after }: Planned): boolean => before === null || after.rev !== before.rev;

function remember(known: Known, { after, addresses }: Planned): void {
  known.byId.set(after.id, after);
  if (after.external_id !== null) known.byExternalId.set(after.external_id, after);
  for (const address of addresses) known.ownerOf.set(addressKey(address), after.id);
}

function outcomeOf(item: Planned | RowProblem, known: Known, added: ReadonlySet<string>): RowOutcome {
  if (typeof item !== 'object') return refusedRow(item);
  const { before, after, addresses } = item;
  const ids = { id: after.id, customerId: known.roots.get(after.id) ?? after.id, problem: null };
  if (!isChanged(item)) return { ...ids, status: 'unchanged', trace: null };
  const identityIds = addresses.filter(({ id }) => added.has(id)).map(({ id }) => id);
  return { ...ids, status: before === null ? 'created' : 'updated', trace: { fields: traceOf(before, after, CONTACT_COLUMNS), identityIds } };
}

async function readKnown(trx: Trx, workspaceId: string, given: readonly GivenCustomer[]): Promise<Known> {
  const rows = given.filter((row): row is CustomerRow => !('problem' in row));
  const owners = await findOwners(
    trx,
    workspaceId,
    rows.flatMap((row) => row.addresses),
  );
  const contacts = await lockContacts(
    trx,
    workspaceId,
    owners.map((owner) => owner.contact_id),
    rows.flatMap((row) => row.externalId ?? []),
  );
  const merged = contacts.filter((contact) => contact.merged_into_id !== null);
  return {
    byId: new Map(contacts.map((contact) => [contact.id, contact])),
    byExternalId: new Map(contacts.flatMap((contact) => (contact.external_id === null ? [] : [[contact.external_id, contact] as const]))),
    ownerOf: new Map(owners.map((owner) => [addressKey(owner), owner.contact_id])),
    roots: await rootsOf(
      trx,
      workspaceId,
      merged.map(({ id }) => id),
    ),
  };
}

/** Whose record this row is, or why that cannot be told. Records of one customer do not quarrel over an address. */
function recordOf(known: Known, row: CustomerRow): ContactRow | RowProblem | null {
  const rootOf = (id: string): string => known.roots.get(id) ?? id;
  const byExternalId = row.externalId === null ? undefined : known.byExternalId.get(row.externalId);
  const owners = [...new Set(row.addresses.flatMap((address) => known.ownerOf.get(addressKey(address)) ?? []))];
  if (byExternalId !== undefined) {
    return owners.some((id) => rootOf(id) !== rootOf(byExternalId.id)) ? 'identityTaken' : byExternalId;
  }
  if (new Set(owners.map(rootOf)).size > 1) return 'severalCustomers';
  const records = owners.flatMap((id) => known.byId.get(id) ?? []);
  if (records.length === 0) return null;
  // Another system's customer of another id, at the same address: a person has to say whether they are one.
  return records.find((record) => row.externalId === null || record.external_id === null) ?? 'identityTaken';
}

function plan({ workspaceId, now, newId }: BulkContext, known: Known, row: CustomerRow): Planned | RowProblem {
  if (row.externalId === null && row.addresses.length === 0) return 'noKey';
  const before = recordOf(known, row);
  if (typeof before === 'string') return before;
  if (before === null && row.name === undefined) return 'noName';
  const base = before ?? newContact(workspaceId, newId(), now);
  const tags = [...new Set([...base.tags, ...row.addTags])].sort();
  if (tags.length > LIMITS.tagsPerTicket) return 'tagInvalid';
  const consentChanges = row.consent !== undefined && row.consent !== base.consent_marketing;
  const edited: ContactRow = {
    ...base,
    name: row.name ?? base.name,
    company: row.company === undefined ? base.company : row.company,
    city: row.city === undefined ? base.city : row.city,
    language: row.language === undefined ? base.language : row.language,
    note: row.note ?? base.note,
    tags,
    consent_marketing: row.consent ?? base.consent_marketing,
    consent_at: consentChanges ? now : base.consent_at,
    external_id: row.externalId ?? base.external_id,
  };
  const addresses = row.addresses
    .filter((address) => !known.ownerOf.has(addressKey(address)))
    .map((address) => ({ ...address, id: newId(), contact_id: edited.id, created_at: now }));
  if (before === null) return { before, after: edited, addresses };
  const changed = addresses.length > 0 || Object.keys(traceOf(before, edited, CONTACT_COLUMNS)).length > 0;
  return { before, after: changed ? { ...edited, updated_at: now, rev: before.rev + 1 } : before, addresses };
}

const newContact = (workspaceId: string, id: string, now: number): ContactRow => ({
  workspace_id: workspaceId,
  id,
  name: '',
  company: null,
  city: null,
  language: null,
  note: '',
  tags: [],
  created_at: now,
  updated_at: now,
  rev: 1,
  consent_marketing: 'unknown',
  consent_at: null,
  merged_into_id: null,
  lifetime_value: 0,
  order_count: 0,
  last_order_at: null,
  external_id: null,
});
