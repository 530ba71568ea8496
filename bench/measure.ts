import { cpus, totalmem } from 'node:os';

export type Series = { readonly name: string; readonly samplesMs: readonly number[] };

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/** Nearest-rank percentile of milliseconds; `share` in (0, 1]. */
export function percentile(values: readonly number[], share: number): number {
  const ordered = sorted(values);
  const value = ordered[Math.max(0, Math.ceil(share * ordered.length) - 1)];
  if (value === undefined) throw new Error('no samples');
  return value;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/**
 * Runs the subjects in turn, `rounds` times, so that a noisy minute of the machine hits all of them alike. The order is
 * turned around every second round. The first two rounds warm up and are thrown away.
 */
export async function inTurn(subjects: readonly { name: string; run: (round: number) => Promise<void> | void }[], rounds: number): Promise<Series[]> {
  const samples = new Map(subjects.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round < rounds + 2; round++) {
    for (const { name, run } of round % 2 === 0 ? subjects : subjects.toReversed()) {
      const started = performance.now();
      await run(round);
      const took = performance.now() - started;
      if (round >= 2) samples.get(name)?.push(took);
    }
  }
  return [...samples].map(([name, samplesMs]) => ({ name, samplesMs }));
}

/** Facts of the machine that a reader needs to judge the numbers. */
export function machineFacts(): Record<string, string | number> {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    platform: process.platform,
  };
}

export type Row = {
  readonly name: string;
  readonly medianMs: number;
  readonly p95Ms: number;
  /** Median divided by the limit's median; 1 for the limit itself. */
  readonly ratio: number;
  /** Half the distance of the quartiles over the median: how noisy the machine was. */
  readonly noise: number;
};

/** The first series is the limit that the others are compared with. */
export function compare(series: readonly Series[]): Row[] {
  const limit = series[0];
  if (limit === undefined) throw new Error('nothing was measured');
  return series.map(({ name, samplesMs }) => ({
    name,
    medianMs: median(samplesMs),
    p95Ms: percentile(samplesMs, 0.95),
    ratio: median(samplesMs) / median(limit.samplesMs),
    noise: (percentile(samplesMs, 0.75) - percentile(samplesMs, 0.25)) / 2 / median(samplesMs),
  }));
}

export function printTable(title: string, rows: readonly Row[], counts: Readonly<Record<string, number>>): void {
  const width = Math.max(...rows.map((row) => row.name.length), 12);
  console.log(`\n${title}`);
  console.log(`${'what'.padEnd(width)}  ${'median ms'.padStart(10)}  ${'p95 ms'.padStart(10)}  ${'ratio'.padStart(7)}  ${'noise'.padStart(6)}`);
  for (const row of rows) {
    const cells = [
      row.medianMs.toFixed(3).padStart(10),
      row.p95Ms.toFixed(3).padStart(10),
      row.ratio.toFixed(2).padStart(7),
      `${Math.round(row.noise * 100)} %`.padStart(6),
    ];
    console.log(`${row.name.padEnd(width)}  ${cells.join('  ')}`);
  }
  for (const [name, value] of Object.entries(counts)) console.log(`${name}: ${value}`);
}
