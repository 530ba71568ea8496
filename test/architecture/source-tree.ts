import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

export type SourceFile = {
  /** Path from the project's root, with `/`. */
  readonly path: string;
  readonly text: string;
  /** Modules named in import, export-from and dynamic import, types included: project paths or package names. */
  readonly imports: readonly string[];
};

const skipped = new Set(['node_modules', 'out', 'dist', 'release', 'test-results', 'playwright-report', '.git', 'coverage']);

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((item) => {
    if (skipped.has(item.name)) return [];
    const path = join(folder, item.name);
    return item.isDirectory() ? walk(path) : [path];
  });
}

const importPattern =
  /(?:^|[\s;}])(?:import|export)\s[^'"`;]*?from\s*['"]([^'"\s]+)['"]|(?:^|[\s;])import\s*['"]([^'"\s]+)['"]|\bimport\(\s*['"]([^'"\s]+)['"]\s*\)/g;

export function importsOf(path: string, text: string): string[] {
  return [...text.matchAll(importPattern)].map((match) => {
    const name = (match[1] ?? match[2] ?? match[3]) as string;
    if (name.startsWith('#shared/')) return name.replace('#shared/', 'src-shared/');
    if (!name.startsWith('.')) return name;
    return relative(root, resolve(root, dirname(path), name.replace(/\?.*$/, '')))
      .split(sep)
      .join('/');
  });
}

/** Every TypeScript file under these top folders. */
export function sourceFiles(...folders: string[]): SourceFile[] {
  return folders
    .flatMap((folder) => walk(join(root, folder)))
    .filter((path) => /\.tsx?$/.test(path))
    .map((absolute) => {
      const path = relative(root, absolute).split(sep).join('/');
      const text = readFileSync(absolute, 'utf8');
      return { path, text, imports: importsOf(path, text) };
    });
}

export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);
export const productFolders = ['src-shared', 'src-main', 'src-renderer', 'src-server'] as const;
export const productFiles = (): SourceFile[] => sourceFiles(...productFolders).filter((file) => !isTest(file.path));
