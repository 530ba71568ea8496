/** What a chart shows, ready to be read: the chart itself knows no metric, language or zone. */
export type ChartPoint = {
  /** Under the chart, short; and in full, for tables and the line that tells of the point under the pointer. */
  readonly tick: string;
  readonly label: string;
  /** Null: nothing was measured. */
  readonly value: number | null;
  /** The value in words; empty when there is none. */
  readonly words: string;
  readonly provisional: boolean;
};

export type ChartShape = 'line' | 'columns' | 'bars';

export type ChartData = {
  /** `bars` lie: for names; `columns` stand: for hours and days. */
  readonly shape: ChartShape;
  readonly points: readonly ChartPoint[];
  /** Drawn as a dashed line. */
  readonly target: number | null;
  /** The whole of the scale where it is known (percent, NPS); null: from zero to what there is. */
  readonly scale: { readonly from: number; readonly to: number } | null;
  /** Steps between the scale's marks that read well in this unit. */
  readonly steps: readonly number[];
  /** A value of the scale in words. */
  scaleWords(value: number): string;
};

const round = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000];
/** For what is counted one by one. */
export const COUNT_STEPS: readonly number[] = round.filter((step) => step !== 25);
export const NUMBER_STEPS: readonly number[] = [0.1, 0.2, 0.5, ...round];
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
export const DURATION_STEPS: readonly number[] = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 4, 6, 8, 12].map((n) => n * HOUR),
  ...[1, 2, 3, 5, 7, 10, 14, 20, 30, 50, 100].map((n) => n * DAY),
];

/** From where to where the scale runs: always with zero in it, and with room above the highest value and the target. */
export function scaleOf(data: Pick<ChartData, 'points' | 'target' | 'scale'>): readonly [number, number] {
  if (data.scale !== null) return [data.scale.from, data.scale.to];
  const values = [...data.points.flatMap((point) => (point.value === null ? [] : [point.value])), ...(data.target === null ? [] : [data.target])];
  const top = Math.max(0, ...values) * 1.08;
  const low = Math.min(0, ...values) * 1.08;
  return top === 0 && low === 0 ? [0, 1] : [low, top];
}

/** Lowest and highest point; the first of equals. Null when nothing was measured. */
export function extremes(
  points: readonly ChartPoint[],
): { low: ChartPoint; high: ChartPoint; first: ChartPoint; last: ChartPoint; count: number } | null {
  const measured = points.filter((point) => point.value !== null);
  const [first] = measured;
  const last = measured.at(-1);
  if (first === undefined || last === undefined) return null;
  const value = (point: ChartPoint) => point.value ?? 0;
  const low = measured.reduce((best, point) => (value(point) < value(best) ? point : best), first);
  const high = measured.reduce((best, point) => (value(point) > value(best) ? point : best), first);
  return { low, high, first, last, count: measured.length };
}
