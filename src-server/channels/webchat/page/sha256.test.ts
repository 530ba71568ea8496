import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { sha256Hex } from './sha256.ts';

test.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 1_000, 70_001])('%i bytes hash as everywhere else', (length) => {
  const bytes = randomBytes(length);
  expect(sha256Hex(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
});
