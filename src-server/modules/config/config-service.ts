import { sql } from 'kysely';
import { CodedError } from '#shared/contract/errors.ts';
import { CONFIG_KINDS, type ConfigByKind, type ConfigKind, type ConfigRow, mayEditConfig, maySeeConfig } from '#shared/domain/config/config.ts';
import { WORKSPACE_FEED } from '#shared/domain/sync/change.ts';
import { recordChange } from '../../db/change-log.ts';
import type { Trx } from '../../db/database.ts';
import { toJsonb } from '../../db/jsonb.ts';
import type { RequestContext } from '../../db/request-context.ts';

/** Runs inside the transaction that changed a row, so that what follows from it is never seen without it. Throws CONFIG_REFUSED to refuse. */
export type ConfigHook = (trx: Trx, context: RequestContext, before: ConfigRow | null, after: ConfigRow | null, now: number) => Promise<void>;

export type ConfigVersion = { readonly config: ConfigRow; readonly removed: boolean; readonly byAgentId: string | null; readonly at: number };

const asRow = (kind: ConfigKind, row: ConfigByKind[ConfigKind]): ConfigRow => ({ kind, row }) as ConfigRow;

export async function loadConfig<K extends ConfigKind>(trx: Trx, kind: K, ids: readonly string[] | null): Promise<ConfigByKind[K][]> {
  const all = trx.selectFrom('config_row').select('body').where('kind', '=', kind).orderBy('id');
  const rows = await (ids === null ? all : all.where('id', 'in', [...ids])).execute();
  return rows.map((row) => row.body as ConfigByKind[K]);
}

/** Every row of every kind. */
export async function loadAllConfig(trx: Trx): Promise<ConfigRow[]> {
  const rows = await trx.selectFrom('config_row').select(['kind', 'body']).orderBy('kind').orderBy('id').execute();
  return rows.map((row) => asRow(row.kind, row.body));
}

/** Writes one row as its next version. Throws FORBIDDEN, CONFIG_CHANGED, and what the hooks refuse. */
export async function putConfig(
  trx: Trx,
  context: RequestContext,
  config: ConfigRow,
  baseRev: number,
  now: number,
  hooks: readonly ConfigHook[],
): Promise<number> {
  const { workspaceId, actor } = context;
  const before = await lockedRow(trx, config.kind, config.row.id, baseRev);
  // Who may not edit it as it was may not take it over by writing themselves in.
  if (!mayEditConfig(actor, config) || (before !== null && !mayEditConfig(actor, before))) throw new CodedError('FORBIDDEN');
  const rev = (await newestRev(trx, config.kind, config.row.id)) + 1;
  const after = asRow(config.kind, { ...config.row, rev });
  const body = toJsonb(after.row);
  await trx
    .insertInto('config_row')
    .values({ workspace_id: workspaceId, kind: config.kind, id: config.row.id, rev, body })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'kind', 'id']).doUpdateSet({ rev, body }))
    .execute();
  await keepVersion(trx, context, after, rev, false, now);
  recordChange(trx, WORKSPACE_FEED, config.kind, config.row.id);
  for (const hook of hooks) await hook(trx, context, before, after, now);
  return rev;
}

/** Takes a row away. Throws NOT_FOUND, FORBIDDEN, CONFIG_CHANGED, and what the hooks refuse. */
export async function removeConfig(
  trx: Trx,
  context: RequestContext,
  { kind, id }: { kind: ConfigKind; id: string },
  baseRev: number,
  now: number,
  hooks: readonly ConfigHook[],
): Promise<void> {
  const before = await lockedRow(trx, kind, id, baseRev);
  if (before === null || !maySeeConfig(context.actor, before)) throw new CodedError('NOT_FOUND');
  if (!mayEditConfig(context.actor, before)) throw new CodedError('FORBIDDEN');
  await trx.deleteFrom('config_row').where('kind', '=', kind).where('id', '=', id).execute();
  await keepVersion(trx, context, before, before.row.rev + 1, true, now);
  recordChange(trx, WORKSPACE_FEED, kind, id);
  for (const hook of hooks) await hook(trx, context, before, null, now);
}

/** Newest first. Throws NOT_FOUND when there was never such a row, or this agent may not see it. */
export async function configHistory(trx: Trx, context: RequestContext, kind: ConfigKind, id: string): Promise<ConfigVersion[]> {
  const rows = await trx
    .selectFrom('config_version')
    .selectAll()
    .where('kind', '=', kind)
    .where('id', '=', id)
    .orderBy('rev', 'desc')
    .limit(200)
    .execute();
  const versions = rows.map((row) => ({ config: asRow(row.kind, row.body), removed: row.removed, byAgentId: row.by_agent_id, at: row.at }));
  const newest = versions[0];
  if (newest === undefined || !maySeeConfig(context.actor, newest.config)) throw new CodedError('NOT_FOUND');
  return versions;
}

export const isConfigKind = (kind: string): kind is ConfigKind => (CONFIG_KINDS as readonly string[]).includes(kind);

async function lockedRow(trx: Trx, kind: ConfigKind, id: string, baseRev: number): Promise<ConfigRow | null> {
  // A row that is not there yet cannot be locked: two who make the same one would both think themselves first.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${kind} ${id}`}, 0))`.execute(trx);
  const row = await trx.selectFrom('config_row').select(['rev', 'body']).where('kind', '=', kind).where('id', '=', id).forUpdate().executeTakeFirst();
  if ((row?.rev ?? 0) !== baseRev) throw new CodedError('CONFIG_CHANGED');
  return row === undefined ? null : asRow(kind, row.body);
}

async function newestRev(trx: Trx, kind: ConfigKind, id: string): Promise<number> {
  const row = await trx
    .selectFrom('config_version')
    .select((eb) => eb.fn.max<number | null>('rev').as('rev'))
    .where('kind', '=', kind)
    .where('id', '=', id)
    .executeTakeFirst();
  return Number(row?.rev ?? 0);
}

async function keepVersion(trx: Trx, context: RequestContext, config: ConfigRow, rev: number, removed: boolean, at: number): Promise<void> {
  const { workspaceId, actor } = context;
  const body = toJsonb({ ...config.row, rev });
  await trx
    .insertInto('config_version')
    .values({ workspace_id: workspaceId, kind: config.kind, id: config.row.id, rev, body, removed, by_agent_id: actor.agentId, at })
    .execute();
}
