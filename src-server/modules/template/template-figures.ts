import { sql } from 'kysely';
import { CodedError } from '#shared/contract/errors.ts';
import type { ReplyTemplate, TemplateFigures } from '#shared/domain/presence/directory.ts';
import { WORKSPACE_FEED } from '#shared/domain/sync/change.ts';
import { maySeeTemplate } from '#shared/domain/template/rights.ts';
import { recordChange } from '../../db/change-log.ts';
import type { Database, Trx } from '../../db/database.ts';
import type { RequestContext } from '../../db/request-context.ts';
import { withWorkspace } from '../../db/with-workspace.ts';
import { countUses, findTemplates, lockTemplate, writeFigures } from './template-repository.ts';

/** Uses older than this say little about the words of today. */
export const FIGURES_MS = 90 * 24 * 3_600_000;

const never: TemplateFigures = { used: 0, edited: null, csat: null, csatAnswers: 0, resolvedAtFirstReply: null };

/** Counts one template anew, for who may see it. Throws NOT_FOUND. */
export async function refreshFigures(trx: Trx, { actor }: RequestContext, templateId: string, now: number): Promise<TemplateFigures> {
  const stored = await lockTemplate(trx, templateId);
  if (stored === null || !maySeeTemplate(actor, stored.template)) throw new CodedError('NOT_FOUND');
  const counted = await countUses(trx, templateId, now - FIGURES_MS);
  return keepFigures(trx, stored.template, counted.get(templateId));
}

/**
 * Counts all templates of every workspace anew. Of nodes that do it at once one does the work. Only what changed gets a new
 * revision, so that consoles are told nothing when nothing happened.
 */
export async function refreshAllFigures(db: Database, now: number): Promise<void> {
  const workspaces = await sql<{ workspace_id: string }>`select workspace_id from list_workspaces()`.execute(db.kysely);
  for (const { workspace_id: workspaceId } of workspaces.rows) {
    await withWorkspace(db, workspaceId, async (trx) => {
      const key = `template figures ${workspaceId}`;
      const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${key}, 0)) as mine`.execute(trx);
      if (rows[0]?.mine !== true) return;
      const counted = await countUses(trx, null, now - FIGURES_MS);
      for (const template of await findTemplates(trx, null)) await keepFigures(trx, template, counted.get(template.id));
    });
  }
}

async function keepFigures(trx: Trx, template: ReplyTemplate, counted: TemplateFigures | undefined): Promise<TemplateFigures> {
  const figures = counted ?? never;
  if (sameFigures(template.figures ?? never, figures)) return figures;
  await writeFigures(trx, template.id, figures);
  recordChange(trx, WORKSPACE_FEED, 'template', template.id);
  return figures;
}

function sameFigures(a: TemplateFigures, b: TemplateFigures): boolean {
  return (Object.keys(b) as (keyof TemplateFigures)[]).every((name) => a[name] === b[name]);
}
