import { CodedError } from '#shared/contract/errors.ts';
import type { Macro } from '#shared/domain/template/macro.ts';
import { type MacroFault, macroFault, macroMayUse } from '#shared/domain/template/macro-check.ts';
import type { Trx } from '../../db/database.ts';
import type { ConfigHook } from '../config/config-service.ts';
import { findMembership, findTemplates } from './template-repository.ts';

/** Refuses macros that could never run: steps that make no sense, templates and queues that are not there for all who may run it. */
export const macroHook: ConfigHook = async (trx, _context, _before, after) => {
  if (after?.kind !== 'macro') return;
  const problem = await faultOf(trx, after.row);
  if (problem !== null) throw new CodedError('CONFIG_REFUSED', { problem });
};

async function faultOf(trx: Trx, macro: Macro): Promise<MacroFault | null> {
  const fault = macroFault(macro);
  // What is put away need not work any more.
  if (fault !== null || macro.archived) return fault;
  const membership = await findMembership(trx);
  if (macro.teamId !== null && !membership.teams.has(macro.teamId)) return 'teamGone';
  const templateIds = macro.steps.flatMap((step) => (step.type === 'reply' ? [step.templateId] : []));
  const templates = templateIds.length === 0 ? [] : await findTemplates(trx, templateIds);
  const teams = macro.agentId === null ? [] : (membership.teamsOf.get(macro.agentId) ?? []);
  if (!templateIds.every((id) => templates.some((template) => template.id === id && macroMayUse(macro, template, teams)))) return 'templateGone';
  const queueIds = macro.steps.flatMap((step) => (step.type === 'transfer' ? [step.queueId] : []));
  const queues = queueIds.length === 0 ? [] : await trx.selectFrom('queue').select('id').where('id', 'in', queueIds).execute();
  return queueIds.every((id) => queues.some((queue) => queue.id === id)) ? null : 'queueGone';
}
