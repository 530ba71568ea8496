import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { centralContract } from '../../src-shared/contract/central/central-contract.ts';
import * as chat from '../../src-shared/contract/central/chat.ts';
import * as live from '../../src-shared/contract/central/live.ts';
import { consoleContract } from '../../src-shared/contract/console/console-contract.ts';
import { CONTRACT_VERSION } from '../../src-shared/contract/version.ts';
import { root } from './source-tree.ts';

type Shape = { readonly [key: string]: unknown };

function shapeOf(value: unknown): unknown {
  if (value instanceof z.ZodType) return z.toJSONSchema(value, { unrepresentable: 'any', io: 'input' });
  if (typeof value !== 'object' || value === null) return value;
  const procedure = (value as { '~orpc'?: { inputSchema?: unknown; outputSchema?: unknown; route?: Shape; errorMap?: Shape } })['~orpc'];
  if (procedure !== undefined) {
    return {
      route: procedure.route,
      input: shapeOf(procedure.inputSchema),
      output: shapeOf(procedure.outputSchema),
      errors: Object.keys(procedure.errorMap ?? {}).sort(),
    };
  }
  return Object.fromEntries(Object.entries(value as Shape).map(([key, item]) => [key, shapeOf(item)]));
}

const schemasOf = (module: Shape) => Object.fromEntries(Object.entries(module).filter(([, value]) => value instanceof z.ZodType));

test('the wires are the ones that this contract version names', () => {
  const wires = shapeOf({ centralContract, consoleContract, chat: schemasOf(chat), live: schemasOf(live) });
  const hash = createHash('sha256').update(JSON.stringify(wires)).digest('hex');
  const known = JSON.parse(readFileSync(join(root, 'test/architecture/contract-hashes.json'), 'utf8')) as Record<string, string>;
  expect(
    known[String(CONTRACT_VERSION)],
    `a schema changed: raise the version in src-shared/contract/version.ts, add a line to its history, and put "${CONTRACT_VERSION + 1}": "${hash}" into test/architecture/contract-hashes.json`,
  ).toBe(hash);
});
