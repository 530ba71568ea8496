import fc from 'fast-check';
import { expect, test } from 'vitest';
import { medianOf } from './figures.ts';
import { dateOf, endOfDay, hourOf, periodAt, pointsOf } from './local-time.ts';
import { METRIC_PARAMETERS } from './parameters.ts';
import { msWithin, productiveStretches } from './productive.ts';
import { serviceLevel } from './service-level.ts';

test('golden numbers of the five service level formulas', () => {
  const counts = { answered: 1_000, answeredInTime: 860, abandoned: 60, abandonedInTime: 20, abandonedAtOnce: 10 };
  expect(serviceLevel('creditAbandoned', counts)?.toFixed(2)).toBe('83.02');
  expect(serviceLevel('answeredOnly', counts)?.toFixed(2)).toBe('86.00');
  expect(serviceLevel('offered', counts)?.toFixed(2)).toBe('81.13');
  expect(serviceLevel('withoutShortAbandoned', counts)?.toFixed(2)).toBe('82.69');
  expect(serviceLevel('creditAtOnce', counts)?.toFixed(2)).toBe('82.08');
  expect(serviceLevel('offered', { answered: 0, answeredInTime: 0, abandoned: 0, abandonedInTime: 0, abandonedAtOnce: 0 })).toBeNull();
});

const H = 3_600_000;
const at = (text: string) => Date.parse(text);

test('productive hours: break and meal are none, a state that nobody ended is no longer than a shift', () => {
  const events = [
    { state: 'available', at: 0 },
    { state: 'meal', at: 4 * H },
    { state: 'busy', at: 5 * H },
    { state: 'offline', at: 8 * H },
    { state: 'available', at: 30 * H },
  ] as const;
  const stretches = productiveStretches(events, 100 * H, METRIC_PARAMETERS);
  expect(msWithin(stretches, 0, 24 * H)).toBe(7 * H);
  expect(msWithin(stretches, 0, 100 * H)).toBe(7 * H + 16 * H);
  expect(msWithin(stretches, 3 * H, 6 * H)).toBe(2 * H);
  expect(msWithin(productiveStretches(events, 6 * H, METRIC_PARAMETERS), 0, 24 * H)).toBe(5 * H);
});

test('days, weeks and months begin at midnight where the workspace is, weeks on Monday', () => {
  const now = at('2026-11-05T20:00:00Z');
  expect(periodAt('today', 'Asia/Jakarta', now)).toEqual({ from: at('2026-11-06T00:00+07:00'), to: at('2026-11-07T00:00+07:00') });
  expect(periodAt('week', 'Asia/Jakarta', now)).toEqual({ from: at('2026-11-02T00:00+07:00'), to: at('2026-11-09T00:00+07:00') });
  expect(periodAt('month', 'Asia/Makassar', now)).toEqual({ from: at('2026-11-01T00:00+08:00'), to: at('2026-12-01T00:00+08:00') });
  expect(dateOf('Asia/Jayapura', now)).toBe('2026-11-06');
  expect(hourOf('Asia/Jayapura', now)).toBe(5);
  expect(endOfDay('Europe/Berlin', at('2026-10-25T00:00+02:00'))).toBe(at('2026-10-26T00:00+01:00'));
});

test('points of a trend cover their period without a gap', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 1, max: 400 * 24 }),
      fc.constantFrom('Asia/Jakarta', 'Europe/Berlin'),
      (day, hours, zone) => {
        const from = at('2026-01-01T00:00Z') + day * 24 * H;
        const points = pointsOf({ from, to: from + hours * H }, zone);
        expect(points[0]?.from).toBe(from);
        expect(points.at(-1)?.to).toBe(from + hours * H);
        points.forEach((point, index) => {
          expect(point.to).toBeGreaterThan(point.from);
          if (index > 0) expect(points[index - 1]?.to).toBe(point.from);
        });
      },
    ),
  );
});

test('the median of two in the middle is their mean', () => {
  expect(medianOf([])).toBeNull();
  expect(medianOf([3, 1, 2])).toBe(2);
  expect(medianOf([4, 1, 2, 3])).toBe(2.5);
});
