import { unitOf } from '../../../src-renderer/state/metric-format.ts';
import { periodBounds } from '../../../src-renderer/state/zone-days.ts';
import type { BehindRow, Figure, Period } from '../../../src-shared/contract/console/performance-contract.ts';
import { CodedError } from '../../../src-shared/contract/errors.ts';
import type { ConfigRow } from '../../../src-shared/domain/config/config.ts';
import { METRICS, type MetricId, type Target } from '../../../src-shared/domain/metric/metric.ts';
import { METRIC_PARAMETERS } from '../../../src-shared/domain/metric/parameters.ts';
import { seededRandom } from '../random.ts';
import { id, me, NOW } from './ticket-sample.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ZONE = 'Asia/Jakarta';

/** Whole numbers below a limit that a seed decides. */
function below(seed: number): (limit: number) => number {
  const random = seededRandom(seed);
  return (limit) => Math.floor(random() * limit);
}

/** About what a good day gives, by metric: value, target, median. */
const typical: Record<MetricId, readonly [value: number, target: number | null, median: number | null, n: number]> = {
  contactsHandled: [27, 30, 24, 27],
  contactsPerHour: [5.42, 5, 4.8, 5.1],
  firstResponse: [200_000, 300_000, 252_000, 27],
  agentFirstReply: [96_000, null, 121_000, 26],
  nextReply: [141_000, 180_000, 150_000, 88],
  handleTimeWall: [1_462_000, 1_200_000, 1_380_000, 25],
  handleTimeActive: [522_000, null, 498_000, 25],
  firstResolution: [7_460_000, 8 * HOUR, 9_800_000, 22],
  fullResolution: [11_460_000, null, 14_200_000, 22],
  resolutionRate: [81.48, 85, 79, 27],
  reopenRate: [4.5, 5, 6.1, 22],
  firstContactResolution: [86.4, 80, 78.3, 22],
  csat: [91.67, 90, 88, 12],
  nps: [42, null, null, 7],
  ces: [5.83, 5.5, 5.6, 9],
  slaMet: [96.3, 95, 93.1, 54],
  waitingTime: [141_000, null, 163_000, 88],
  transferRate: [7.4, 10, 8, 27],
  answerSpeed: [74_000, null, 88_000, 19],
};

function figures(scene: string): Figure[] {
  return METRICS.map((metric): Figure => {
    const [value, target, teamMedian, n] = typical[metric];
    const none = scene === 'empty';
    return {
      ...{ metric, unit: unitOf(metric), value: none ? null : value, n: none ? 0 : n, target, teamMedian: none ? null : teamMedian },
      businessValue: !none && ['firstResponse', 'nextReply', 'firstResolution', 'fullResolution'].includes(metric) ? value * 0.6 : null,
      provisional: ['firstContactResolution', 'reopenRate', 'resolutionRate'].includes(metric),
      restated: metric === 'handleTimeWall',
    };
  });
}

function trend(metric: MetricId, period: Period) {
  const { from, to } = periodBounds(period, NOW, ZONE);
  const step = to - from <= DAY ? HOUR : DAY;
  const random = below(7);
  const count = Math.max(1, Math.round((to - from) / step));
  const [usual] = typical[metric];
  const points = Array.from({ length: count }, (_, index) => {
    const start = from + index * step;
    const idle = start > NOW || (step === HOUR && (index < 8 || index > 18)) || random(12) === 0;
    const swing = 0.7 + random(60) / 100;
    const value = idle ? null : Math.min(usual * swing, unitOf(metric) === 'percent' ? 100 : Number.POSITIVE_INFINITY);
    const whole = value === null || unitOf(metric) !== 'count' ? value : Math.round(value / 10);
    return { from: start, to: start + step, value: whole, n: idle ? 0 : 1 + random(9), provisional: !idle && start > NOW - 3 * step };
  });
  return { points };
}

const people = ['Rani Wijaya', 'Komang Astuti', 'Nurul Hidayah', 'Benny Siregar', 'Yohana Manurung', 'Agus Salim'];

function behind(metric: MetricId, total: number): BehindRow[] {
  const [usual] = typical[metric];
  return Array.from({ length: total }, (_, index): BehindRow => {
    const at = NOW - index * 13 * 60_000;
    const counted = index % 6 !== 3;
    const value = unitOf(metric) === 'ms' ? usual * (0.5 + (index % 7) / 6) : unitOf(metric) === 'score' || metric === 'csat' ? 5 - (index % 3) : 1;
    return {
      ticketId: id(400 + index),
      ticketNumber: 4_120 - index,
      contactName: people[index % people.length] ?? null,
      value: counted ? value : null,
      counted,
      reason: counted ? null : index % 12 === 3 ? 'unanswered' : 'noActionNeeded',
      provisional: index < 2,
      events: [
        { at: at - 600_000, type: 'messageIn', agentId: null },
        { at: at - 500_000, type: 'autoReply', agentId: null },
        { at: at - 400_000, type: 'assigned', agentId: me.id },
        { at: at - 300_000, type: 'reply', agentId: me.id },
      ],
    };
  });
}

const labels = ['Layanan Pelanggan', 'Pengiriman & Retur', 'Pembayaran', '=HYPERLINK("x")'];

/** `performance` and `config` of a host, from the sample; scenes: `empty`, `slow`, `failed`, `offline`. */
export function createFakeNumbers(scene: string, teamIds: readonly string[]) {
  const teamId = teamIds[0] ?? id(21);
  const target = (n: number, metric: MetricId, value: number, agentId?: string): Target => ({
    id: id(9_000 + n),
    metric,
    scope: agentId === undefined ? { kind: 'team', teamId } : { kind: 'agent', teamId, agentId },
    value,
    rev: 1,
  });
  let targets =
    scene === 'empty'
      ? []
      : [
          target(1, 'firstResponse', 300_000),
          target(2, 'csat', 90),
          target(3, 'handleTimeWall', 1_200_000),
          target(4, 'firstResponse', 240_000, me.id),
        ];
  const wait = async () => {
    if (scene === 'slow') await new Promise<never>(() => undefined);
    if (scene === 'failed') throw new CodedError('INTERNAL');
  };
  const needsNetwork = () => {
    if (scene === 'offline') throw new CodedError('NEEDS_NETWORK');
  };
  return {
    performance: {
      async figures({ period }: { period: Period }) {
        await wait();
        return {
          ...periodBounds(period, NOW, ZONE),
          figures: figures(scene),
          asOf: NOW - (scene === 'offline' ? 14 * 60_000 : 0),
          mediansAsOf: NOW - HOUR,
        };
      },
      async trend({ metric, period }: { metric: MetricId; period: Period }) {
        await wait();
        return trend(metric, period);
      },
      async behind({ metric, offset, limit, within }: { metric: MetricId; offset: number; limit: number; within: unknown }) {
        await wait();
        const rows = behind(metric, scene === 'empty' ? 0 : within === null ? 64 : 3);
        const { productiveStates, ...parameters } = METRIC_PARAMETERS;
        return {
          parameters: { ...parameters, productiveStates: productiveStates.join(', ') },
          rows: rows.slice(offset, offset + limit),
          total: rows.length,
        };
      },
      async today() {
        await wait();
        return scene === 'empty'
          ? { handled: 0, firstResponse: null, csat: null, slaMet: null }
          : { handled: 27, firstResponse: 200_000, csat: 91.67, slaMet: 96.3 };
      },
      async report({ metrics, groupBy, from }: { metrics: MetricId[]; groupBy: string; from: number }) {
        await wait();
        needsNetwork();
        const keys =
          groupBy === 'hour'
            ? Array.from({ length: 24 }, (_, hour) => String(hour))
            : groupBy === 'day'
              ? Array.from({ length: 7 }, (_, day) => new Date(from + day * DAY + 7 * HOUR).toISOString().slice(0, 10))
              : groupBy === 'agent'
                ? Array.from({ length: 48 }, (_, n) => `Agen ${people[n % people.length]} ${n + 1}`)
                : groupBy === 'channel'
                  ? ['webchat', 'whatsapp', 'email', 'call']
                  : labels;
        const random = below(3);
        const rows = keys.map((key) => ({
          key,
          label: key,
          figures: metrics.map((metric) => {
            const [usual, , , n] = typical[metric];
            const none = random(14) === 0;
            const raw = usual * (0.6 + random(70) / 100);
            const value = none ? null : unitOf(metric) === 'percent' ? Math.min(100, raw) : unitOf(metric) === 'count' ? Math.round(raw) : raw;
            return {
              metric,
              unit: unitOf(metric),
              value,
              businessValue: null,
              n: none ? 0 : n * 8,
              provisional: metric === 'firstContactResolution',
            };
          }),
        }));
        return { rows: scene === 'empty' ? [] : rows, asOf: NOW };
      },
    },
    config: {
      list: async ({ kind }: { kind: string }): Promise<ConfigRow[]> => {
        await wait();
        return kind === 'target' ? targets.map((row) => ({ kind: 'target', row })) : [];
      },
      async put({ config }: { config: ConfigRow }) {
        needsNetwork();
        if (config.kind !== 'target') throw new CodedError('FORBIDDEN');
        const row = { ...config.row, rev: config.row.rev + 1 };
        targets = [...targets.filter((each) => each.id !== row.id), row];
        return { rev: row.rev };
      },
      async remove({ id: removed }: { id: string }) {
        needsNetwork();
        targets = targets.filter((each) => each.id !== removed);
        return {};
      },
      async history({ id: asked }: { id: string }) {
        needsNetwork();
        const row = targets.find((each) => each.id === asked) ?? target(9, 'csat', 85);
        return [
          { config: { kind: 'target' as const, row }, removed: false, byAgentId: me.id, at: NOW - DAY },
          { config: { kind: 'target' as const, row: { ...row, value: row.value * 1.1 } }, removed: false, byAgentId: id(11), at: NOW - 12 * DAY },
        ];
      },
    },
  };
}
