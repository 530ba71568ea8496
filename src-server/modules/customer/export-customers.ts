import { sql } from 'kysely';
import { csvText } from '#shared/base/csv-write.ts';
import { CodedError } from '#shared/contract/errors.ts';
import type { Trx } from '../../db/database.ts';
import type { RequestContext } from '../../db/request-context.ts';

/** Named so that the file can be imported again as it is. */
const HEADER = [
  ...['id', 'externalId', 'name', 'phone', 'email', 'whatsapp', 'company', 'city', 'language', 'tags', 'note', 'consent'],
  ...['lifetimeValue', 'orders', 'lastOrderAt', 'createdAt'],
];

type Row = {
  readonly id: string;
  readonly external_id: string | null;
  readonly name: string;
  readonly phones: string;
  readonly emails: string;
  readonly whatsapps: string;
  readonly company: string | null;
  readonly city: string | null;
  readonly language: string | null;
  readonly tags: readonly string[];
  readonly note: string;
  readonly consent_marketing: string;
  readonly lifetime_value: number;
  readonly order_count: number;
  readonly last_order_at: number | null;
  readonly created_at: number;
};

/**
 * A page of the customers that this person may take out, as CSV: an admin all, a lead those who have a ticket in one of the
 * lead's teams. Merged records are part of their customer. Throws FORBIDDEN.
 */
export async function exportCustomers(trx: Trx, { workspaceId, actor }: RequestContext, after: string | null, limit: number) {
  if (actor.role === 'agent') throw new CodedError('FORBIDDEN');
  const family = sql`(with recursive down as (
      select c.id union select m.id from contact m join down on m.merged_into_id = down.id where m.workspace_id = ${workspaceId}
    ) select id from down)`;
  const addresses = (kind: string) => sql`coalesce((select string_agg(i.value, ' | ' order by i.created_at, i.id) from contact_identity i
    where i.workspace_id = ${workspaceId} and i.kind = ${kind} and i.contact_id in ${family}), '')`;
  const visible =
    actor.role === 'admin'
      ? sql`true`
      : sql`exists (select from ticket t where t.workspace_id = ${workspaceId} and t.team_id = any(${[...actor.teamIds]}::uuid[]) and t.contact_id in ${family})`;
  const { rows } = await sql<Row>`
    select c.*, ${addresses('phone')} as phones, ${addresses('email')} as emails, ${addresses('whatsapp')} as whatsapps
    from contact c
    where c.workspace_id = ${workspaceId} and c.merged_into_id is null and (${after}::uuid is null or c.id > ${after}) and ${visible}
    order by c.id limit ${limit}`.execute(trx);
  const text = csvText([...(after === null ? [HEADER] : []), ...rows.map(cellsOf)]);
  return { text: after === null ? text : text.slice(1), next: rows.length < limit ? null : (rows.at(-1)?.id ?? null) };
}

const time = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());

const cellsOf = (row: Row): (string | number | null)[] => [
  ...[row.id, row.external_id, row.name, row.phones, row.emails, row.whatsapps, row.company, row.city, row.language],
  ...[row.tags.join(', '), row.note, row.consent_marketing, row.lifetime_value, row.order_count, time(row.last_order_at), time(row.created_at)],
];
