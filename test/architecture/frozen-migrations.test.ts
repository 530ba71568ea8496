import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, sourceFiles } from './source-tree.ts';

const folders = ['src-server/db/migrations/', 'src-main/host/store/migrations/'];
const frozen = JSON.parse(readFileSync(join(root, 'test/architecture/frozen-migrations.json'), 'utf8')) as Record<string, string>;
const steps = sourceFiles('src-server', 'src-main').filter(
  ({ path }) => folders.some((folder) => path.startsWith(folder)) && /\/\d{4}-[\w-]+\.ts$/.test(path),
);

test.each(steps)('$path is as it was when it landed', ({ path, text }) => {
  const hash = createHash('sha256').update(text).digest('hex');
  expect(
    frozen[path],
    `databases out there were made by this step: write the next one instead. Only for a step that has not landed yet, put "${path}": "${hash}" into test/architecture/frozen-migrations.json`,
  ).toBe(hash);
});

test('a step imports nothing of the product that lives on', () => {
  const living = steps.flatMap(({ path, imports }) => imports.filter((name) => name.startsWith('src-')).map((name) => `${path} -> ${name}`));
  expect(living).toEqual([]);
});

test('no frozen step is gone', () => {
  expect(Object.keys(frozen).sort()).toEqual(steps.map(({ path }) => path).sort());
});
