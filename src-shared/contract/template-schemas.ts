import * as z from 'zod';
import { TEMPLATE_STATUSES } from '../domain/presence/directory.ts';
import { IMPORT_PROBLEMS } from '../domain/template/template-file.ts';
import { LIMITS, zAttachments, zId, zLanguage, zText, zTime } from './schemas.ts';

/** The word after the slash: no spaces and no slash, since both end or begin it. */
export const zShortcut = zText(40).refine((shortcut) => !/[\s/]/.test(shortcut), 'has a space or a slash');

/** What the editor saves; the server gives the rest. */
export const zTemplateInput = z.object({
  id: zId,
  /** Whose it is: a team's, an agent's own, or everyone's (both null). */
  teamId: zId.nullable(),
  agentId: zId.nullable(),
  language: zLanguage,
  topic: zText(80),
  shortcut: zShortcut,
  title: zText(LIMITS.name).refine((title) => title.trim() !== '', 'is empty'),
  body: zText(LIMITS.messageText).refine((body) => body.trim() !== '', 'is empty'),
  attachments: zAttachments,
});

export const zTemplateVersion = z.object({
  version: z.int(),
  title: z.string(),
  body: z.string(),
  status: z.enum(TEMPLATE_STATUSES),
  byAgentId: zId.nullable(),
  at: zTime,
});

/** One template of a file: teams go by their names, so that a file can move between workspaces. */
export const zTemplateFileRow = zTemplateInput.omit({ id: true, teamId: true, agentId: true }).extend({
  id: zId.nullable(),
  team: zText(LIMITS.name).nullable(),
  personal: z.boolean(),
  status: z.enum(TEMPLATE_STATUSES),
});

export const zImportProblem = z.enum(IMPORT_PROBLEMS);

/** As many as a file may hold. */
export const MAX_FILE_TEMPLATES = 2_000;
