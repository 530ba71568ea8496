import { createHash, randomUUID } from 'node:crypto';
import type * as z from 'zod';
import { canonicalJson } from '../../src-shared/base/canonical-json.ts';
import { zCommand } from '../../src-shared/contract/command-schemas.ts';
import type { Command, CommandBody } from '../../src-shared/domain/sync/command.ts';

/** A command as a device would have saved it just now. */
export function aCommand(body: CommandBody, deviceSeq: number, patch: Partial<Command> = {}): z.infer<typeof zCommand> {
  const bodyHash = createHash('sha256').update(canonicalJson(body)).digest('hex');
  return zCommand.parse({
    id: randomUUID(),
    deviceSeq,
    version: 1,
    body,
    bodyHash,
    baseRev: null,
    issuedAt: Date.now(),
    lastServerTime: null,
    ...patch,
  });
}
