import { sql } from 'kysely';
import type { Actor } from '#shared/domain/permission/role.ts';
import type { Trx } from '../../db/database.ts';

export type StoredAttachment = { readonly hash: string; readonly mime: string; readonly size: number };

/** Of a content that the agent uploaded, or that stands in a ticket or a template they may see. */
export async function findVisibleAttachment(trx: Trx, actor: Actor, hash: string): Promise<StoredAttachment | undefined> {
  return trx
    .selectFrom('attachment')
    .select(['hash', 'mime', 'size'])
    .where('hash', '=', hash)
    .where((where) => {
      const used = where
        .selectFrom('attachment_use')
        .innerJoin('ticket', (join) =>
          join.onRef('ticket.workspace_id', '=', 'attachment_use.workspace_id').onRef('ticket.id', '=', 'attachment_use.ticket_id'),
        )
        .select('ticket.id')
        .where('attachment_use.hash', '=', hash)
        .$if(actor.role !== 'admin', (query) => query.where('ticket.team_id', 'in', teamsOf(actor)));
      const carried = where
        .selectFrom('template_attachment')
        .innerJoin('template', (join) =>
          join.onRef('template.workspace_id', '=', 'template_attachment.workspace_id').onRef('template.id', '=', 'template_attachment.template_id'),
        )
        .select('template.id')
        .where('template_attachment.hash', '=', hash)
        .where((template) =>
          template.or([
            template('template.agent_id', '=', actor.agentId),
            template.and([
              template('template.status', 'in', ['published', 'archived']),
              template('template.agent_id', 'is', null),
              template.or([template('template.team_id', 'is', null), template('template.team_id', 'in', teamsOf(actor))]),
            ]),
            template.and([template.val(actor.role !== 'agent'), template('template.team_id', 'in', teamsOf(actor))]),
            template.and([template.val(actor.role === 'admin'), template('template.status', '<>', 'draft')]),
          ]),
        );
      return where.or([where('uploaded_by_id', '=', actor.agentId), where.exists(used), where.exists(carried)]);
    })
    .executeTakeFirst();
}

const NO_TEAM = '00000000-0000-0000-0000-000000000000';
const teamsOf = ({ teamIds }: Actor): string[] => (teamIds.length > 0 ? [...teamIds] : [NO_TEAM]);

/** Held until the commit by who adds or removes a content, so that its file never goes while its row comes. */
export async function lockContent(trx: Trx, hash: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${hash}, 0))`.execute(trx);
}

/** Returns whether it is new to the workspace. One that is known counts as uploaded anew. */
export async function insertAttachment(
  trx: Trx,
  workspaceId: string,
  content: StoredAttachment & { readonly uploadedById: string | null; readonly now: number },
): Promise<boolean> {
  const { is_new } = await trx
    .insertInto('attachment')
    .values({
      workspace_id: workspaceId,
      hash: content.hash,
      mime: content.mime,
      size: content.size,
      uploaded_by_id: content.uploadedById,
      created_at: content.now,
    })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'hash']).doUpdateSet({ created_at: content.now }))
    .returning(sql<boolean>`xmax = 0`.as('is_new'))
    .executeTakeFirstOrThrow();
  return is_new;
}

/** Those of `hashes` that are there. Who asks is about to use them, so their time to be used begins anew. */
export async function claimKnownHashes(trx: Trx, hashes: readonly string[], now: number): Promise<Set<string>> {
  if (hashes.length === 0) return new Set();
  const rows = await trx
    .selectFrom('attachment')
    .select('hash')
    .where('hash', 'in', [...hashes])
    .orderBy('hash')
    .forUpdate()
    .execute();
  const known = rows.map((row) => row.hash);
  if (known.length > 0) await trx.updateTable('attachment').set({ created_at: now }).where('hash', 'in', known).execute();
  return new Set(known);
}

/** Takes away at most `limit` contents from before `before` that stand in no message and no template; returns their hashes. */
export async function deleteUnused(trx: Trx, before: number, limit: number): Promise<string[]> {
  const found = await sql<{ hash: string }>`
    select hash from attachment a where created_at < ${before}
      and not exists (select from attachment_use u where u.workspace_id = a.workspace_id and u.hash = a.hash)
      and not exists (select from template_attachment t where t.workspace_id = a.workspace_id and t.hash = a.hash)
    order by hash limit ${limit} for update skip locked`.execute(trx);
  if (found.rows.length === 0) return [];
  // Looked at again now that they are locked: a message or a template may have taken one in between.
  const gone = await sql<{ hash: string }>`
    delete from attachment a where hash = any(${found.rows.map((row) => row.hash)}) and created_at < ${before}
      and not exists (select from attachment_use u where u.workspace_id = a.workspace_id and u.hash = a.hash)
      and not exists (select from template_attachment t where t.workspace_id = a.workspace_id and t.hash = a.hash)
    returning hash`.execute(trx);
  return gone.rows.map((row) => row.hash);
}

/** Whether any workspace has this content. */
export async function isContentKept(trx: Trx, hash: string): Promise<boolean> {
  const kept = await sql<{ kept: boolean }>`select is_content_kept(${hash}) as kept`.execute(trx);
  return kept.rows[0]?.kept === true;
}
