/** `npm run bench` runs every benchmark, `npm run bench -- open` one. Each prints a table and keeps it as JSON in `out/bench/`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { act } from './act.ts';
import { importFile } from './import.ts';
import { compare, machineFacts, printTable, type Series } from './measure.ts';
import { metrics } from './metrics.ts';
import { open } from './open.ts';
import { search } from './search.ts';
import { templates } from './templates.ts';

export type Measured = { readonly title: string; readonly series: readonly Series[]; readonly counts: Readonly<Record<string, number>> };

const benchmarks: Readonly<Record<string, () => Promise<Measured[]>>> = { open, act, search, metrics, import: importFile, templates };

const wanted = process.argv[2];
if (wanted !== undefined && benchmarks[wanted] === undefined) {
  console.error(`no benchmark "${wanted}"; there are: ${Object.keys(benchmarks).join(', ')}`);
  process.exit(2);
}

const folder = join(import.meta.dirname, '../out/bench');
mkdirSync(folder, { recursive: true });
for (const [name, run] of Object.entries(benchmarks)) {
  if (wanted !== undefined && wanted !== name) continue;
  const measured = await run();
  const tables = measured.map(({ title, series, counts }) => ({ title, rows: compare(series), counts }));
  for (const { title, rows, counts } of tables) printTable(title, rows, counts);
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({ machine: machineFacts(), tables }, null, 2)}\n`);
}
// The embedded PostgreSQL of the measurements ends with this process.
process.exit();
