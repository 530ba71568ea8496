import Plotter, { type AlignedData, type Axis, type Options } from 'uplot';
import type { TokenName } from '../tokens.ts';
import { type ChartData, scaleOf } from './chart-data.ts';

const FONT = "12px 'Inter Variable', system-ui, sans-serif";
const POINT_PX = 3.5;
/** Beyond as many points the line alone is drawn, but for provisional and lonely ones. */
const MANY_POINTS = 62;

type Place = { width: number; height: number; onPoint(index: number | null): void };

/** What the chart library has to know to draw `data` in a palette. */
export function plotOptions(
  data: ChartData,
  palette: Readonly<Record<TokenName, string>>,
  { width, height, onPoint }: Place,
): { options: Options; columns: AlignedData } {
  const { points, shape } = data;
  const lying = shape === 'bars';
  const range = scaleOf(data);
  const grid = { stroke: palette.line, width: 1 };
  const plain: Axis = { font: FONT, stroke: palette['text-2'], gap: 8, ticks: { show: false } };
  const names: Axis = {
    ...plain,
    scale: 'x',
    side: lying ? 3 : 2,
    grid: { show: false },
    incrs: [1, 2, 3, 5, 7, 10, 14, 20, 30, 50, 100],
    space: lying ? 18 : spaceFor(points.map(({ tick }) => tick)),
    size: lying ? widthFor(points.map(({ tick }) => tick)) : 26,
    values: (_plot, splits) => splits.map((at) => points[at]?.tick ?? ''),
  };
  const amounts: Axis = {
    ...plain,
    scale: 'y',
    side: lying ? 2 : 3,
    grid,
    incrs: [...data.steps],
    space: lying ? 90 : 36,
    size: lying ? 26 : (_plot, values) => widthFor(values ?? []),
    values: (_plot, splits) => splits.map((value) => data.scaleWords(value)),
  };
  const options: Options = {
    width,
    height,
    padding: [10, 16, 0, 0],
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, y: false, points: { show: false } },
    scales: {
      x: {
        time: false,
        ori: lying ? 1 : 0,
        dir: lying ? -1 : 1,
        range: () => (shape === 'line' && points.length > 1 ? [0, points.length - 1] : [-0.5, points.length - 0.5]),
      },
      y: { ori: lying ? 0 : 1, dir: 1, range: () => [range[0], range[1]] },
    },
    axes: [names, amounts],
    series: [{}, drawn(data, palette), { stroke: palette['text-2'], width: 1.5, dash: [6, 5], points: { show: false } }],
    hooks: { setLegend: [(plot) => onPoint(plot.cursor.idx ?? null)], draw: shape === 'line' ? [(plot) => drawPoints(plot, data, palette)] : [] },
  };
  const columns: AlignedData = [points.map((_, index) => index), points.map(({ value }) => value), points.map(() => (lying ? null : data.target))];
  return { options, columns };
}

function drawn(data: ChartData, palette: Readonly<Record<TokenName, string>>): Options['series'][number] {
  if (data.shape === 'line') return { stroke: palette.accent, width: 2, fill: `${palette.accent}14`, points: { show: false } };
  const { bars } = Plotter.paths;
  if (bars === undefined) throw new Error('the chart library has no bars');
  return { stroke: palette.accent, fill: palette.accent, width: 0, paths: bars({ size: [0.65, 28], radius: 0.12 }), points: { show: false } };
}

/** Points of a line: full, or hollow while provisional; on long lines only those that the line does not show. */
function drawPoints(plot: Plotter, { points }: ChartData, palette: Readonly<Record<TokenName, string>>): void {
  const { ctx } = plot;
  const ratio = Plotter.pxRatio;
  ctx.save();
  // The target's line leaves its dashes behind.
  ctx.setLineDash([]);
  ctx.lineWidth = 2 * ratio;
  ctx.strokeStyle = palette.accent;
  for (const [index, { value, provisional }] of points.entries()) {
    const lonely = (points[index - 1]?.value ?? null) === null && (points[index + 1]?.value ?? null) === null;
    if (value === null || (points.length > MANY_POINTS && !provisional && !lonely)) continue;
    ctx.fillStyle = provisional ? palette.surface : palette.accent;
    ctx.beginPath();
    ctx.arc(plot.valToPos(index, 'x', true), plot.valToPos(value, 'y', true), POINT_PX * ratio, 0, 2 * Math.PI);
    ctx.fill();
    ctx.stroke();
  }
  ctx.restore();
}

const LETTER_PX = 6.6;
const longest = (texts: readonly (string | null)[]): number => Math.max(3, ...texts.map((text) => (text ?? '').length));
const widthFor = (texts: readonly (string | null)[]): number => Math.round(longest(texts) * LETTER_PX) + 14;
const spaceFor = (texts: readonly string[]): number => Math.round(longest(texts) * LETTER_PX) + 12;
