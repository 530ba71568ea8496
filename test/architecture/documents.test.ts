import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { root, sourceFiles } from './source-tree.ts';

function documents(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((item) => {
    const path = `${folder}/${item.name}`;
    return item.isDirectory() ? documents(path) : item.name.endsWith('.md') ? [path] : [];
  });
}
const all = ['README.md', 'bench/README.md', ...documents('docs')];

test('every path that a document names exists', () => {
  const broken = all.flatMap((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((match) => join(root, dirname(path), match[1] as string));
    const named = [...text.matchAll(/`((?:src-(?:main|renderer|server|shared)|test|bench|scripts|docs)\/[\w./-]+)`/g)].map((match) =>
      join(root, match[1] as string),
    );
    return [...links, ...named].filter((target) => !existsSync(target)).map((target) => `${path}: ${target.slice(root.length + 1)}`);
  });
  expect(broken).toEqual([]);
});

test('every protocol rule that the document numbers is in the title of a test', () => {
  const rules = [...readFileSync(join(root, 'docs/protocol.md'), 'utf8').matchAll(/^\*\*\[(R\d+)\]/gm)].map((match) => match[1] as string);
  const titles = sourceFiles('test', 'src-main', 'src-server', 'src-shared')
    .filter((file) => /\.(test|spec)\.ts$/.test(file.path))
    .map((file) => file.text)
    .join('\n');
  expect(rules.length).toBeGreaterThan(10);
  expect(rules.filter((rule) => !titles.includes(`[${rule}]`))).toEqual([]);
});
