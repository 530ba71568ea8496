import * as z from 'zod';
import { TEMPLATE_STATUSES } from '../../domain/presence/directory.ts';
import { errorMap } from '../error-map.ts';
import { zId, zRev, zTemplate, zTemplateFigures, zTime } from '../schemas.ts';
import { MAX_FILE_TEMPLATES, zImportProblem, zTemplateFileRow, zTemplateInput, zTemplateVersion } from '../template-schemas.ts';
import { signedIn } from './central-base.ts';

const changing = signedIn.errors(errorMap('TEMPLATE_CHANGED', 'TEMPLATE_REFUSED', 'SHORTCUT_TAKEN'));

export const templatesContract = {
  save: changing
    .route({
      method: 'PUT',
      path: '/templates',
      summary: 'Write a reply template: agents their own and proposals, leads for their teams, admins for all',
      tags: ['templates'],
    })
    .input(
      z.object({
        template: zTemplateInput,
        status: z.enum(['draft', 'proposed', 'published']),
        /** `rev` of the row that the author saw; 0: it is new. */
        baseRev: zRev,
      }),
    )
    .output(z.object({ template: zTemplate, serverTime: zTime })),
  setStatus: changing
    .route({
      method: 'POST',
      path: '/templates/{templateId}/status',
      summary: 'Publish, propose, send back or archive a template',
      tags: ['templates'],
    })
    .input(z.object({ templateId: zId, status: z.enum(TEMPLATE_STATUSES), baseRev: zRev }))
    .output(z.object({ template: zTemplate, serverTime: zTime })),
  versions: signedIn
    .route({ method: 'GET', path: '/templates/{templateId}/versions', summary: 'Every version, newest first, and who wrote it', tags: ['templates'] })
    .input(z.object({ templateId: zId }))
    .output(z.object({ versions: z.array(zTemplateVersion).max(200), serverTime: zTime })),
  figures: signedIn
    .route({
      method: 'POST',
      path: '/templates/{templateId}/figures',
      summary: 'Count anew how a template fared in the last 90 days; consoles get it with their next pull',
      tags: ['templates'],
    })
    .input(z.object({ templateId: zId }))
    .output(z.object({ figures: zTemplateFigures, serverTime: zTime })),
  import: signedIn
    .route({
      method: 'POST',
      path: '/templates/import',
      summary: 'Write many templates in one transaction; each row is taken or refused with its reason',
      tags: ['templates'],
    })
    .input(z.object({ rows: z.array(zTemplateFileRow).max(MAX_FILE_TEMPLATES) }))
    .output(
      z.object({
        created: z.int(),
        updated: z.int(),
        refused: z.array(z.object({ row: z.int().nonnegative(), problem: zImportProblem })),
        serverTime: zTime,
      }),
    ),
};
