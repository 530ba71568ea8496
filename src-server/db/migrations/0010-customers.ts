import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Consent, merges, value, other systems' ids and imports of customers; products bought together. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const current = `nullif(current_setting('app.workspace_id', true), '')::uuid`;
const own = (table: string) => [
  `alter table ${table} enable row level security, force row level security`,
  `create policy own_workspace on ${table} using (workspace_id = ${current}) with check (workspace_id = ${current})`,
];

/**
 * Value of the customers named, and of all they are merged into, from the orders of each and of what was merged into it: the
 * workspace's own currency, without cancelled and returned orders. Answers the contacts whose row changed by it.
 */
const refreshValues = `create function refresh_contact_values(ws uuid, ids uuid[], at bigint) returns table (contact_id uuid)
  language sql set search_path = pg_catalog, public as '
  with recursive up as (
    select c.id, c.merged_into_id from public.contact c where c.workspace_id = ws and c.id = any (ids)
    union
    select c.id, c.merged_into_id from public.contact c join up on c.id = up.merged_into_id where c.workspace_id = ws
  ), down as (
    select id as top, id from up
    union
    select down.top, c.id from public.contact c join down on c.merged_into_id = down.id where c.workspace_id = ws
  ), total as (
    select down.top, coalesce(sum(o.total), 0) as lifetime, count(o.id)::integer as orders, max(o.placed_at) as last_at
    from down left join public.customer_order o on o.workspace_id = ws and o.contact_id = down.id
      and o.state not in (''cancelled'', ''returned'')
      and o.currency = (select w.currency from public.workspace w where w.id = ws)
    group by down.top
  )
  update public.contact c
  set lifetime_value = total.lifetime, order_count = total.orders, last_order_at = total.last_at, updated_at = at, rev = c.rev + 1
  from total
  where c.workspace_id = ws and c.id = total.top
    and (c.lifetime_value, c.order_count, c.last_order_at) is distinct from (total.lifetime, total.orders, total.last_at)
  returning c.id'`;

/** Where the chain of merges of each contact ends. */
const roots = `create function contact_roots(ws uuid, ids uuid[]) returns table (contact_id uuid, root_id uuid)
  language sql stable set search_path = pg_catalog, public as '
  with recursive up as (
    select c.id as start, c.id, c.merged_into_id from public.contact c where c.workspace_id = ws and c.id = any (ids)
    union
    select up.start, c.id, c.merged_into_id from public.contact c join up on c.id = up.merged_into_id where c.workspace_id = ws
  ) select start, id from up where merged_into_id is null'`;

const statements: readonly string[] = [
  `alter table contact
    add column consent_marketing text not null default 'unknown' check (consent_marketing in ('granted', 'denied', 'unknown')),
    add column consent_at bigint,
    add column merged_into_id uuid,
    add column lifetime_value double precision not null default 0,
    add column order_count integer not null default 0,
    add column last_order_at bigint,
    add column external_id text,
    add foreign key (workspace_id, merged_into_id) references contact (workspace_id, id),
    add check (merged_into_id <> id)`,
  `create index contact_merged on contact (workspace_id, merged_into_id) where merged_into_id is not null`,
  `create unique index contact_external on contact (workspace_id, external_id) where external_id is not null`,
  `create index contact_name on contact (workspace_id, lower(name) text_pattern_ops)`,
  `alter table customer_order add column external_id text`,
  `create unique index customer_order_external on customer_order (workspace_id, external_id) where external_id is not null`,

  // Who merged what, and who undid it: kept for ever.
  `create table contact_merge (
    workspace_id uuid not null references workspace (id),
    id uuid not null,
    type text not null check (type in ('merged', 'unmerged')),
    contact_id uuid not null,
    root_id uuid not null,
    agent_id uuid not null,
    at bigint not null,
    primary key (workspace_id, id)
  )`,
  `create index contact_merge_contact on contact_merge (workspace_id, contact_id, at)`,
  `create index contact_merge_root on contact_merge (workspace_id, root_id, at)`,

  `create table customer_import (
    workspace_id uuid not null references workspace (id),
    id uuid not null,
    kind text not null check (kind in ('customers', 'orders')),
    file_name text not null,
    size bigint not null,
    received bigint not null default 0,
    state text not null check (state in ('uploading', 'ready', 'running', 'done', 'failed', 'undoing', 'undone')),
    encoding text,
    delimiter text,
    columns jsonb,
    mapping jsonb,
    total integer not null default 0,
    done integer not null default 0,
    created integer not null default 0,
    updated integer not null default 0,
    refused integer not null default 0,
    kept integer not null default 0,
    problem text,
    started_by_id uuid,
    created_at bigint not null,
    -- The node that works on it, and until when another node leaves it alone.
    lease_id uuid,
    lease_until bigint,
    primary key (workspace_id, id)
  )`,
  `create index customer_import_at_work on customer_import (workspace_id) where state in ('running', 'undoing')`,
  `create table customer_import_chunk (
    workspace_id uuid not null,
    import_id uuid not null,
    at_byte bigint not null,
    bytes bytea not null,
    primary key (workspace_id, import_id, at_byte),
    foreign key (workspace_id, import_id) references customer_import (workspace_id, id) on delete cascade
  )`,
  // The bytes are a file's: compressing each piece would cost more than it saves.
  `alter table customer_import_chunk alter column bytes set storage external`,
  `create table customer_import_row (
    workspace_id uuid not null,
    import_id uuid not null,
    -- The row's place in the file, from 1, and the line it ends on.
    n integer not null,
    line integer not null,
    status text not null check (status in ('created', 'updated', 'unchanged', 'refused', 'undone', 'kept')),
    problem text,
    entity_id uuid,
    -- What the row changed: of each field its value before and after; addresses that it added.
    trace jsonb,
    cells jsonb not null,
    primary key (workspace_id, import_id, n),
    foreign key (workspace_id, import_id) references customer_import (workspace_id, id) on delete cascade
  )`,
  `create index customer_import_row_bad on customer_import_row (workspace_id, import_id, n) where status in ('refused', 'kept')`,
  `create index customer_import_row_done on customer_import_row (workspace_id, import_id, n) where status in ('created', 'updated')`,

  `create table product_pairs (
    workspace_id uuid not null references workspace (id),
    version bigint not null,
    computed_at bigint not null,
    body jsonb not null,
    primary key (workspace_id)
  )`,
  ...['contact_merge', 'customer_import', 'customer_import_chunk', 'customer_import_row', 'product_pairs'].flatMap(own),

  `create policy lookup on customer_import for select to current_user using (true)`,
  `create function workspaces_with_imports() returns table (workspace_id uuid)
    language sql stable security definer set search_path = pg_catalog, public as
    'select distinct workspace_id from public.customer_import where state in (''running'', ''undoing'')'`,
  refreshValues,
  roots,
  // Orders that were here before their value was counted; an owner that is no superuser sees no rows where policies are forced.
  ...['workspace', 'contact', 'customer_order'].map((table) => `alter table ${table} no force row level security`),
  `update contact c set lifetime_value = v.lifetime, order_count = v.orders, last_order_at = v.last_at from (
    select o.workspace_id, o.contact_id, sum(o.total) as lifetime, count(*)::integer as orders, max(o.placed_at) as last_at
    from customer_order o join workspace w on w.id = o.workspace_id and w.currency = o.currency
    where o.state not in ('cancelled', 'returned') group by 1, 2
  ) v where c.workspace_id = v.workspace_id and c.id = v.contact_id`,
  ...['workspace', 'contact', 'customer_order'].map((table) => `alter table ${table} force row level security`),
];
