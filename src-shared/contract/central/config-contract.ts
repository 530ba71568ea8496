import * as z from 'zod';
import { CONFIG_KINDS } from '../../domain/config/config.ts';
import { zConfigRow } from '../config-schemas.ts';
import { errorMap } from '../error-map.ts';
import { zId, zRev, zTime } from '../schemas.ts';
import { signedIn } from './central-base.ts';

const zConfigKind = z.enum(CONFIG_KINDS);

export const configContract = {
  put: signedIn
    .errors(errorMap('CONFIG_CHANGED', 'CONFIG_REFUSED'))
    .route({ method: 'PUT', path: '/config', summary: 'Write a calendar, deadline policy, target, survey setting or macro', tags: ['config'] })
    .input(z.object({ config: zConfigRow, /** `rev` of the row that the author saw; 0: it is new. */ baseRev: zRev }))
    .output(z.object({ rev: zRev, serverTime: zTime })),
  remove: signedIn
    .errors(errorMap('CONFIG_CHANGED', 'CONFIG_REFUSED'))
    .route({ method: 'DELETE', path: '/config/{kind}/{id}', summary: 'Take such a row away; its versions are kept', tags: ['config'] })
    .input(z.object({ kind: zConfigKind, id: zId, baseRev: z.coerce.number().pipe(zRev) }))
    .output(z.object({ serverTime: zTime })),
  history: signedIn
    .route({
      method: 'GET',
      path: '/config/{kind}/{id}/versions',
      summary: 'Every version of such a row, newest first, and who wrote it',
      tags: ['config'],
    })
    .input(z.object({ kind: zConfigKind, id: zId }))
    .output(
      z.object({
        versions: z.array(z.object({ config: zConfigRow, removed: z.boolean(), byAgentId: zId.nullable(), at: zTime })).max(200),
        serverTime: zTime,
      }),
    ),
};
