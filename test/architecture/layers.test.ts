import { expect, test } from 'vitest';
import { layers, serverModules } from './import-matrix.ts';
import { productFiles } from './source-tree.ts';

const files = productFiles();

function allowed(path: string, imported: string): boolean {
  const layer = layers.find((candidate) => path.startsWith(candidate.folder));
  if (layer === undefined) return false;
  const own = path.split('/').slice(0, 3).join('/');
  return layer.may.some((prefix) => {
    const wanted = prefix.replace('src-renderer/features/<same>', own);
    if (wanted.endsWith('/') || wanted.endsWith(':')) return imported.startsWith(wanted);
    return imported === wanted || imported.startsWith(`${wanted}/`);
  });
}

test('the product has files in every layer that the matrix names', () => {
  expect(files.length).toBeGreaterThan(50);
});

test('every import is one that the matrix allows', () => {
  const broken = files.flatMap((file) =>
    file.imports
      .filter((imported) => !/\.(css|html|svg|woff2)$/.test(imported) && !allowed(file.path, imported))
      .map((imported) => `${file.path} -> ${imported}`),
  );
  expect(broken).toEqual([]);
});

test('a repository of the server is used only by its own module', () => {
  const broken = files.flatMap((file) =>
    file.imports
      .filter((imported) => imported.startsWith(serverModules) && imported.endsWith('-repository.ts'))
      .filter((imported) => !file.path.startsWith(imported.split('/').slice(0, 3).join('/')))
      .map((imported) => `${file.path} -> ${imported}`),
  );
  expect(broken).toEqual([]);
});

test('electron is named only in its two folders', () => {
  const named = files.filter((file) => file.imports.includes('electron')).map((file) => file.path.split('/').slice(0, 2).join('/'));
  expect([...new Set(named)].sort()).toEqual(['src-main/electron', 'src-main/preload']);
});

test('no file is a barrel', () => {
  const barrels = files.filter((file) => {
    const code = file.text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').trim();
    return code !== '' && code.replace(/export\s+(type\s+)?(\*|\{[^}]*\})(\s+as\s+\w+)?\s+from\s+'[^']+';?/g, '').trim() === '';
  });
  expect(barrels.map((file) => file.path)).toEqual([]);
});

test('no file is longer than 500 lines', () => {
  const long = files.map((file) => ({ path: file.path, lines: file.text.split('\n').length })).filter((file) => file.lines > 500);
  expect(long).toEqual([]);
});
