import type { Selectable } from 'kysely';
import { canonicalJson } from '#shared/base/canonical-json.ts';
import { applyContactEdit, type Contact, type ContactIdentity } from '#shared/domain/contact/contact.ts';
import { COUNTRIES, canonicalIdentity, countryOf } from '#shared/domain/contact/identity.ts';
import { WORKSPACE_FEED } from '#shared/domain/sync/change.ts';
import type { ContactCommandBody } from '#shared/domain/sync/command.ts';
import { toJsonb } from '../db/jsonb.ts';
import type { Tables } from '../db/schema.ts';
import { noTicketWork } from '../db/ticket-work.ts';
import { type CommandHandler, type HandlerInput, refused } from './command-effect.ts';
import type { Query } from './command-reads.ts';

type Row = Omit<Selectable<Tables['contact']>, 'workspace_id'> & { readonly identities: ContactIdentity[]; readonly time_zone: string };

const lockContact = (workspaceId: string, contactId: string): Query => ({
  name: 'contact-lock',
  text: `
    select c.*, (select w.time_zone from workspace w where w.id = $1) as time_zone, (
      select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'value', i.value) order by i.created_at, i.id), '[]')
      from contact_identity i where i.workspace_id = $1 and i.contact_id = c.id) as identities
    from contact c where c.workspace_id = $1 and c.id = $2 for no key update of c`,
  values: [workspaceId, contactId],
});

/** What it is spelled like in the workspace's country is known only with the row, so whoever has it in any spelling is asked for. */
const readTaken = (workspaceId: string, contactId: string, given: ContactIdentity | undefined): Query => ({
  name: 'contact-taken',
  text: `select id, kind, value from contact_identity
    where workspace_id = $1 and contact_id <> $2 and ((kind = $3 and value = any($4::text[])) or id = $5)`,
  values: [workspaceId, contactId, given?.kind ?? null, given === undefined ? [] : spellings(given), given?.id ?? null],
});

const spellings = ({ kind, value }: ContactIdentity): string[] => [
  ...new Set(COUNTRIES.flatMap((country) => canonicalIdentity(kind, value, country) ?? [])),
];

const isSame = (one: ContactIdentity) => (other: ContactIdentity) => one.id === other.id && one.kind === other.kind && one.value === other.value;

/** A statement of its own, before the others: an address may be taken away and given again, spelled better, in one edit. */
const removeIdentities = (workspaceId: string, ids: readonly string[]): Query => ({
  name: 'contact-remove-identities',
  text: 'delete from contact_identity where workspace_id = $1 and id = any($2::uuid[])',
  values: [workspaceId, ids],
});

const writeContact = (workspaceId: string, before: Contact, after: Contact): Query => ({
  name: 'contact-write',
  text: `
    with changed as (
      update contact c set name = r.name, company = r.company, city = r.city, language = r.language, note = r.note, tags = r.tags,
        consent_marketing = r.consent_marketing, consent_at = r.consent_at,
        updated_at = r.updated_at, rev = r.rev
      from jsonb_populate_record(null::contact, $2::jsonb) r where c.workspace_id = $1 and c.id = r.id
    )
    insert into contact_identity (workspace_id, id, contact_id, kind, value, created_at)
    select workspace_id, id, contact_id, kind, value, created_at from jsonb_populate_recordset(null::contact_identity, $3::jsonb)`,
  values: [
    workspaceId,
    toJsonb({ ...after, updated_at: after.updatedAt, consent_marketing: after.consent.marketing, consent_at: after.consent.at }),
    toJsonb(
      after.identities
        .filter((now) => !before.identities.some(isSame(now)))
        .map((identity) => ({ workspace_id: workspaceId, contact_id: after.id, created_at: after.updatedAt, ...identity })),
    ),
  ],
});

/** Everyone in the workspace may keep its contacts in order; an address belongs to one contact only. */
export function contactHandler(body: Extract<ContactCommandBody, { type: 'contact.edit' }>, { workspaceId }: HandlerInput): CommandHandler {
  const given = body.edit.addIdentity;
  return {
    reads: [lockContact(workspaceId, body.contactId), readTaken(workspaceId, body.contactId, given)],
    decide([contacts, taken], { now }) {
      const row = contacts?.rows[0] as Row | undefined;
      if (row === undefined) return refused('NOT_FOUND');
      const value = given === undefined ? undefined : canonicalIdentity(given.kind, given.value, countryOf(row.time_zone));
      const added = given === undefined || value == null ? undefined : { ...given, value };
      if (value === null) return refused('IDENTITY_INVALID');
      // A chat visitor's identity is made by the chat itself: it decides where replies go.
      if (added?.kind === 'webchat') return refused('NOT_ALLOWED');
      const before: Contact = {
        ...{ id: row.id, name: row.name, company: row.company, city: row.city, language: row.language, note: row.note, tags: row.tags },
        ...{ consent: { marketing: row.consent_marketing, at: row.consent_at }, mergedIntoId: row.merged_into_id },
        ...{ value: { lifetime: row.lifetime_value, orders: row.order_count, lastOrderAt: row.last_order_at } },
        ...{ identities: row.identities, createdAt: row.created_at, updatedAt: row.updated_at, rev: row.rev },
      };
      // The chat's own identity stays for the same reason: without it no reply would ever reach the visitor again.
      const removed = before.identities.find((identity) => identity.id === body.edit.removeIdentityId);
      if (removed?.kind === 'webchat') return refused('NOT_ALLOWED');
      const known = added !== undefined && before.identities.some((identity) => identity.kind === added.kind && identity.value === added.value);
      const others = (taken?.rows ?? []) as ContactIdentity[];
      const isTaken = others.some((other) => other.id === added?.id || (other.kind === added?.kind && other.value === added.value));
      if (!known && isTaken) return refused('IDENTITY_TAKEN');
      const idInUse = before.identities.some((identity) => identity.id === added?.id && identity !== removed);
      if (!known && idInUse) return refused('IDENTITY_INVALID');
      const edited = applyContactEdit(before, { ...body.edit, addIdentity: added });
      if (canonicalJson(edited) === canonicalJson(before)) return { kind: 'noop', rev: before.rev };
      const after = { ...edited, updatedAt: now, rev: before.rev + 1 };
      const gone = before.identities.filter((old) => !after.identities.some(isSame(old))).map(({ id }) => id);
      const write = writeContact(workspaceId, before, after);
      return {
        kind: 'applied',
        rev: after.rev,
        work: noTicketWork,
        changes: [{ feed: WORKSPACE_FEED, kind: 'contact', id: after.id }],
        conversationIds: [],
        job: null,
        writes: gone.length === 0 ? [write] : [removeIdentities(workspaceId, gone), write],
      };
    },
  };
}
