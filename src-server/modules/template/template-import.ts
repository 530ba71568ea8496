import { CodedError } from '#shared/contract/errors.ts';
import type { ReplyTemplate } from '#shared/domain/presence/directory.ts';
import { mayChangeTemplate, maySeeTemplate } from '#shared/domain/template/rights.ts';
import type { ImportProblem, TemplateFileRow } from '#shared/domain/template/template-file.ts';
import type { Trx } from '../../db/database.ts';
import type { RequestContext } from '../../db/request-context.ts';
import { findMembership, findTemplates } from './template-repository.ts';
import { saveTemplate, type TemplateDraft } from './template-service.ts';

export type Imported = { created: number; updated: number; readonly refused: { row: number; problem: ImportProblem }[] };

/**
 * Takes the rows of a file, each as its author could save it by hand; what they may not, or what clashes, is refused by its place
 * and the rest is taken. A row is an update of the template with its id, else of the one with its shortcut in the same place.
 */
export async function importTemplates(
  trx: Trx,
  context: RequestContext,
  rows: readonly TemplateFileRow[],
  newId: () => string,
  now: number,
): Promise<Imported> {
  const membership = await findMembership(trx);
  const teamIds = new Map([...membership.teams].map(([id, name]) => [name.trim().toLowerCase(), id]));
  const known = new Map((await findTemplates(trx, null)).map((template) => [template.id, template]));
  const done: Imported = { created: 0, updated: 0, refused: [] };
  for (const [row, given] of rows.entries()) {
    const teamId = given.team === null ? null : teamIds.get(given.team.trim().toLowerCase());
    if (teamId === undefined) {
      done.refused.push({ row, problem: 'teamUnknown' });
      continue;
    }
    const wanted = draftOf(given, teamId, context.actor.agentId, newId);
    const before = existing(known, context, given, wanted);
    const draft = { ...wanted, id: before?.id ?? (given.id !== null && !known.has(given.id) ? given.id : wanted.id) };
    if (before !== null && isSame(before, draft, given)) continue;
    try {
      const saved = await saveTemplate(trx, context, draft, given.status, before?.rev ?? 0, now, membership);
      known.set(saved.id, saved);
      if (before === null) done.created += 1;
      else done.updated += 1;
    } catch (error) {
      done.refused.push({ row, problem: problemOf(error) });
    }
  }
  return done;
}

function draftOf(row: TemplateFileRow, teamId: string | null, agentId: string, newId: () => string): TemplateDraft {
  const { language, topic, shortcut, title, body, attachments } = row;
  return { id: newId(), teamId, agentId: row.personal ? agentId : null, language, topic, shortcut, title, body, attachments };
}

function existing(
  known: ReadonlyMap<string, ReplyTemplate>,
  { actor }: RequestContext,
  row: TemplateFileRow,
  draft: TemplateDraft,
): ReplyTemplate | null {
  const byId = row.id === null ? undefined : known.get(row.id);
  // Somebody else's template of this id is not told of: the row then becomes one of its own.
  if (byId !== undefined && maySeeTemplate(actor, byId)) return byId;
  if (row.shortcut.trim() === '') return null;
  const wanted = row.shortcut.trim().toLowerCase();
  const inPlace = (template: ReplyTemplate): boolean =>
    template.teamId === draft.teamId &&
    template.agentId === draft.agentId &&
    template.shortcut.toLowerCase() === wanted &&
    template.status !== 'archived';
  return [...known.values()].find((template) => inPlace(template) && mayChangeTemplate(actor, template)) ?? null;
}

function isSame(before: ReplyTemplate, draft: TemplateDraft, row: TemplateFileRow): boolean {
  const facts = (template: TemplateDraft) => {
    const { language, topic, shortcut, title, body, attachments, teamId } = template;
    const files = attachments.map(({ hash, name }) => [hash, name]);
    return JSON.stringify([language, topic.trim(), shortcut.trim(), title.trim(), body, files, teamId]);
  };
  return before.status === row.status && facts(before) === facts(draft);
}

/** What `saveTemplate` refused before it wrote anything; everything else ends the whole import. */
function problemOf(error: unknown): ImportProblem {
  if (!(error instanceof CodedError)) throw error;
  if (error.code === 'FORBIDDEN' || error.code === 'NOT_FOUND') return 'forbidden';
  if (error.code === 'SHORTCUT_TAKEN') return 'shortcutTaken';
  if (error.code === 'TEMPLATE_REFUSED') return error.data.problem === 'attachmentGone' ? 'attachmentGone' : 'teamUnknown';
  throw error;
}
