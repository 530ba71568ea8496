import * as z from 'zod';
import { TEMPLATE_STATUSES } from '../../domain/presence/directory.ts';
import { zCommandBody } from '../command-schemas.ts';
import { zMacro } from '../config-schemas.ts';
import { errorMap } from '../error-map.ts';
import { LIMITS, zAttachmentRef, zId, zLanguage, zRev, zTemplate, zTemplateFigures, zText, zTime } from '../schemas.ts';
import { zTemplateInput } from '../template-schemas.ts';
import { fromServer, signedIn } from './console-base.ts';

/** Why a template is offered for a message. */
const zReason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('words'), words: z.array(z.string()) }),
  z.object({ kind: z.literal('used'), times: z.int() }),
]);

export type TemplateFigures = z.infer<typeof zTemplateFigures>;

/** One part of a filled template; a blank has to be filled by the agent before the reply can be sent. */
const zFilled = z.object({
  text: z.string(),
  /** Placeholders without a value here; they stand in the text as written. */
  missing: z.array(z.string()),
  unknown: z.array(z.string()),
  /** Names of the blanks that stand in the text as `[[name]]`. */
  blanks: z.array(z.string()),
  attachments: z.array(zAttachmentRef),
});

export type TemplateInput = z.infer<typeof zTemplateInput>;

const zMacroPreview = z.object({
  macro: zMacro,
  /** What would be saved, in order; empty when a problem stands in the way. */
  bodies: z.array(zCommandBody),
  /** The filled reply, to be shown before it goes out. */
  reply: zFilled.nullable(),
  /** Steps that cannot run on this ticket, by index, and why. */
  problems: z.array(
    z.object({ step: z.int(), reason: z.enum(['templateGone', 'queueGone', 'blanks', 'missingValue', 'notAllowed', 'noRecipient']) }),
  ),
});

const changing = fromServer.errors(errorMap('TEMPLATE_CHANGED', 'TEMPLATE_REFUSED', 'SHORTCUT_TAKEN'));

export const templateContract = {
  /** Published templates that this agent may use, best match first. All from the local store. */
  pick: signedIn
    .input(z.object({ query: zText(100), ticketId: zId.nullable(), language: zLanguage.nullable(), limit: z.int().min(1).max(100) }))
    .output(z.array(z.object({ template: zTemplate, reason: zReason.nullable() }))),
  /** For the last words of the customer, by shared words and past use; empty when nothing fits. */
  suggest: signedIn
    .input(z.object({ ticketId: zId, limit: z.int().min(1).max(10) }))
    .output(z.array(z.object({ template: zTemplate, reason: zReason }))),
  /** A template, or the text in the editor, with the values of a ticket (null: of an example). */
  fill: signedIn
    .input(
      z.object({
        source: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('template'), templateId: zId }),
          z.object({ kind: z.literal('body'), body: zText(LIMITS.messageText), language: zLanguage }),
        ]),
        ticketId: zId.nullable(),
      }),
    )
    .output(zFilled),
  /** What a template may ask for, with the value of an example: for the editor's list. */
  placeholders: signedIn.input(z.object({ language: zLanguage })).output(z.array(z.object({ name: z.string(), example: z.string() }))),
  library: signedIn
    .input(
      z.object({
        query: zText(100),
        topic: z.string().max(80).nullable(),
        language: zLanguage.nullable(),
        scope: z.enum(['all', 'workspace', 'team', 'personal']),
        status: z.enum(TEMPLATE_STATUSES).nullable(),
        offset: z.int().nonnegative(),
        limit: z.int().min(1).max(200),
      }),
    )
    .output(z.object({ rows: z.array(zTemplate), total: z.int(), topics: z.array(z.string()) })),
  get: signedIn.input(z.object({ templateId: zId })).output(z.object({ template: zTemplate, figures: zTemplateFigures })),
  versions: fromServer
    .input(z.object({ templateId: zId }))
    .output(
      z.array(
        z.object({ version: z.int(), title: z.string(), body: z.string(), status: z.enum(TEMPLATE_STATUSES), byAgentId: zId.nullable(), at: zTime }),
      ),
    ),
  /** Agents save their own and propose; leads publish for their teams, admins for all. */
  save: changing
    .input(z.object({ template: zTemplateInput, status: z.enum(['draft', 'proposed', 'published']), baseRev: zRev }))
    .output(z.object({ template: zTemplate })),
  setStatus: changing
    .input(z.object({ templateId: zId, status: z.enum(TEMPLATE_STATUSES), baseRev: zRev }))
    .output(z.object({ template: zTemplate })),
  exportFile: signedIn.output(z.object({ name: z.string(), text: z.string() })),
  importFile: changing
    .errors(errorMap('FILE_UNREADABLE'))
    .input(z.object({ text: z.string().max(5_000_000) }))
    .output(z.object({ created: z.int(), updated: z.int(), refused: z.array(z.object({ title: z.string(), problem: z.string() })) })),
  /** Macros this agent may run on the ticket. */
  macros: signedIn.output(z.array(zMacro)),
  previewMacro: signedIn.input(z.object({ macroId: zId, ticketId: zId })).output(zMacroPreview),
};
