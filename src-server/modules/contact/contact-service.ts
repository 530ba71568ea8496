import type { Selectable } from 'kysely';
import type { Contact, ContactIdentity } from '#shared/domain/contact/contact.ts';
import { countryOf } from '#shared/domain/contact/identity.ts';
import { WORKSPACE_FEED } from '#shared/domain/sync/change.ts';
import { recordChange } from '../../db/change-log.ts';
import type { Trx } from '../../db/database.ts';
import type { Tables } from '../../db/schema.ts';
import { refreshValues } from './bulk-repository.ts';
import { identitiesOf } from './contact-repository.ts';

function toContact(row: Selectable<Tables['contact']>, identities: readonly ContactIdentity[]): Contact {
  return {
    id: row.id,
    name: row.name,
    company: row.company,
    city: row.city,
    language: row.language,
    note: row.note,
    tags: row.tags,
    identities,
    consent: { marketing: row.consent_marketing, at: row.consent_at },
    mergedIntoId: row.merged_into_id,
    value: { lifetime: row.lifetime_value, orders: row.order_count, lastOrderAt: row.last_order_at },
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    rev: row.rev,
  };
}

async function withIdentities(trx: Trx, rows: readonly Selectable<Tables['contact']>[]): Promise<Contact[]> {
  if (rows.length === 0) return [];
  const byContact = new Map<string, ContactIdentity[]>(rows.map((row) => [row.id, []]));
  const identities = await identitiesOf(
    trx,
    rows.map((row) => row.id),
  );
  for (const { id, contact_id: contactId, kind, value } of identities) byContact.get(contactId)?.push({ id, kind, value });
  return rows.map((row) => toContact(row, byContact.get(row.id) ?? []));
}

export async function loadContacts(trx: Trx, ids: readonly string[]): Promise<Contact[]> {
  return withIdentities(
    trx,
    await trx
      .selectFrom('contact')
      .selectAll()
      .where('id', 'in', [...ids])
      .execute(),
  );
}

/** Newest first, below `beforeId`. */
export async function pageOfContacts(trx: Trx, beforeId: string | null, limit: number): Promise<Contact[]> {
  const page = trx.selectFrom('contact').selectAll().orderBy('id', 'desc').limit(limit);
  return withIdentities(trx, await (beforeId === null ? page : page.where('id', '<', beforeId)).execute());
}

export type NewContact = Pick<Contact, 'id' | 'name' | 'language' | 'note'> & {
  readonly workspaceId: string;
  readonly at: number;
  /** Canonical; those that belong to another contact already are left out. */
  readonly identities: readonly ContactIdentity[];
};

export async function createContact(trx: Trx, contact: NewContact): Promise<void> {
  const { workspaceId, id, name, language, note, at } = contact;
  await trx
    .insertInto('contact')
    .values({ workspace_id: workspaceId, id, name, company: null, city: null, language, note, tags: [], created_at: at, updated_at: at, rev: 1 })
    .execute();
  for (const identity of contact.identities) {
    await trx
      .insertInto('contact_identity')
      .values({ workspace_id: workspaceId, contact_id: id, created_at: at, ...identity })
      .onConflict((conflict) => conflict.columns(['workspace_id', 'kind', 'value']).doNothing())
      .execute();
  }
  recordChange(trx, WORKSPACE_FEED, 'contact', id);
}

/** Sums what these customers, and those they are merged into, have bought; call after their orders changed, under `holdCustomers`. */
export async function refreshContactValues(trx: Trx, workspaceId: string, contactIds: readonly string[], at: number): Promise<void> {
  for (const id of await refreshValues(trx, workspaceId, contactIds, at)) recordChange(trx, WORKSPACE_FEED, 'contact', id);
}

/** Where people write numbers without a country code. */
export async function countryOfWorkspace(trx: Trx, workspaceId: string) {
  const row = await trx.selectFrom('workspace').select('time_zone').where('id', '=', workspaceId).executeTakeFirstOrThrow();
  return countryOf(row.time_zone);
}
