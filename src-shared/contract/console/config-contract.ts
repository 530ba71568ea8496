import * as z from 'zod';
import { CONFIG_KINDS } from '../../domain/config/config.ts';
import { zConfigRow } from '../config-schemas.ts';
import { errorMap } from '../error-map.ts';
import { zId, zRev, zTime } from '../schemas.ts';
import { fromServer, signedIn } from './console-base.ts';

const zConfigKind = z.enum(CONFIG_KINDS);
const changing = fromServer.errors(errorMap('CONFIG_CHANGED', 'CONFIG_REFUSED'));

export const configContract = {
  /** From the local store. */
  list: signedIn.input(z.object({ kind: zConfigKind })).output(z.array(zConfigRow)),
  put: changing.input(z.object({ config: zConfigRow, baseRev: zRev })).output(z.object({ rev: zRev })),
  remove: changing.input(z.object({ kind: zConfigKind, id: zId, baseRev: zRev })).output(z.object({})),
  history: fromServer
    .input(z.object({ kind: zConfigKind, id: zId }))
    .output(z.array(z.object({ config: zConfigRow, removed: z.boolean(), byAgentId: zId.nullable(), at: zTime }))),
};
