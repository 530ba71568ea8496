import { type Selectable, sql } from 'kysely';
import type { Trx } from '../../db/database.ts';
import { toJsonb } from '../../db/jsonb.ts';
import type { Tables } from '../../db/schema.ts';
import type { Address } from './bulk.ts';

export type ContactRow = Selectable<Tables['contact']>;
export type OwnedAddress = Address & { readonly id: string; readonly contact_id: string; readonly created_at: number };

export async function findOwners(trx: Trx, workspaceId: string, addresses: readonly Address[]): Promise<OwnedAddress[]> {
  if (addresses.length === 0) return [];
  const { rows } = await sql<OwnedAddress>`
    select i.id, i.kind, i.value, i.contact_id, i.created_at from contact_identity i
    join (select distinct * from unnest(${addresses.map((a) => a.kind)}::text[], ${addresses.map((a) => a.value)}::text[]) as g(kind, value)) g
      on i.kind = g.kind and i.value = g.value
    where i.workspace_id = ${workspaceId}`.execute(trx);
  return rows;
}

/** By id or by another system's id, locked until the commit in the order of ids. */
export async function lockContacts(trx: Trx, workspaceId: string, ids: readonly string[], externalIds: readonly string[]): Promise<ContactRow[]> {
  if (ids.length === 0 && externalIds.length === 0) return [];
  const { rows } = await sql<ContactRow>`
    select * from contact where workspace_id = ${workspaceId}
      and id in (
        select id from contact where workspace_id = ${workspaceId} and id = any(${[...ids]}::uuid[])
        union select id from contact where workspace_id = ${workspaceId} and external_id = any(${[...externalIds]}::text[]))
    order by id for no key update`.execute(trx);
  return rows;
}

export async function insertContacts(trx: Trx, rows: readonly ContactRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into contact (workspace_id, id, name, company, city, language, note, tags, consent_marketing, consent_at, external_id, created_at,
      updated_at, rev)
    select workspace_id, id, name, company, city, language, note, tags, consent_marketing, consent_at, external_id, created_at, updated_at, rev
    from jsonb_populate_recordset(null::contact, ${toJsonb(rows)}::jsonb)`.execute(trx);
}

export async function updateContacts(trx: Trx, workspaceId: string, rows: readonly ContactRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update contact c set name = r.name, company = r.company, city = r.city, language = r.language, note = r.note, tags = r.tags,
      consent_marketing = r.consent_marketing, consent_at = r.consent_at, external_id = r.external_id, updated_at = r.updated_at, rev = r.rev
    from jsonb_populate_recordset(null::contact, ${toJsonb(rows)}::jsonb) r
    where c.workspace_id = ${workspaceId} and c.id = r.id`.execute(trx);
}

/** An address that someone else was given at this very moment is left out: the answer holds the ids of those that were added. */
export async function insertAddresses(trx: Trx, workspaceId: string, rows: readonly OwnedAddress[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const added = await sql<{ id: string }>`
    insert into contact_identity (workspace_id, id, contact_id, kind, value, created_at)
    select ${workspaceId}::uuid, r.id, r.contact_id, r.kind, r.value, r.created_at
    from jsonb_populate_recordset(null::contact_identity, ${toJsonb(rows)}::jsonb) r
    on conflict (workspace_id, kind, value) do nothing returning id`.execute(trx);
  return new Set(added.rows.map((row) => row.id));
}

/** Sums the values of these customers and of all they are merged into; answers those that changed. */
export async function refreshValues(trx: Trx, workspaceId: string, contactIds: readonly string[], at: number): Promise<string[]> {
  if (contactIds.length === 0) return [];
  const changed = await sql<{ contact_id: string }>`
    select contact_id from refresh_contact_values(${workspaceId}, ${[...new Set(contactIds)]}::uuid[], ${at})`.execute(trx);
  return changed.rows.map((row) => row.contact_id);
}
