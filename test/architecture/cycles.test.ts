import { expect, test } from 'vitest';
import { productFiles } from './source-tree.ts';

/** Strongly connected components by Tarjan's algorithm, those of more than one file. */
function knots(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (node: string): void => {
    index.set(node, index.size);
    low.set(node, index.get(node) as number);
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(node, Math.min(low.get(node) as number, low.get(next) as number));
    }
    if (low.get(node) !== index.get(node)) return;
    const knot = stack.splice(stack.indexOf(node));
    if (knot.length > 1) found.push(knot.sort());
  };
  for (const node of graph.keys()) if (!index.has(node)) visit(node);
  return found;
}

test('the search finds a cycle', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['b']],
  ]);
  expect(knots(graph)).toEqual([['b', 'c']]);
});

test('no files import each other in a circle', () => {
  const files = productFiles();
  const known = new Set(files.map((file) => file.path));
  const graph = new Map(files.map((file) => [file.path, file.imports.filter((imported) => known.has(imported))]));
  expect(knots(graph)).toEqual([]);
});
