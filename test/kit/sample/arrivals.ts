import { hourInJakarta } from './phrases.ts';
import type { Random } from './random.ts';

const HOUR_MS = 3_600_000;
const DAYS = 60;
/** So many come in the last hour whatever the clock says: a workspace that is shown is a workspace at work. */
const NEWEST = 12;

/** How busy each hour of a day in Jakarta is. */
const byHour = [2, 1, 1, 1, 1, 2, 5, 12, 22, 34, 38, 34, 26, 32, 34, 30, 26, 22, 24, 30, 32, 24, 12, 5];

/** The times at which `count` tickets come, rising, in the 60 days before `now`. */
export function* arrivals(count: number, now: number, random: Random): Generator<number> {
  const newest = Math.min(NEWEST, count);
  const spread = count - newest;
  const start = now - DAYS * 24 * HOUR_MS;
  const end = now - 1.1 * HOUR_MS;
  const hours = Math.floor((end - start) / HOUR_MS);
  const busy = (hour: number): number => byHour[hourInJakarta(start + hour * HOUR_MS)] as number;
  let total = 0;
  for (let hour = 0; hour < hours; hour++) total += busy(hour);
  let hour = 0;
  let passed = 0;
  let last = 0;
  const after = (at: number): number => {
    last = Math.max(last + 1, Math.floor(at));
    return last;
  };
  for (let i = 0; i < spread; i++) {
    const wanted = ((i + random.unit()) / spread) * total;
    while (passed + busy(hour) < wanted && hour < hours - 1) passed += busy(hour++);
    yield after(start + (hour + Math.min(1, Math.max(0, (wanted - passed) / busy(hour)))) * HOUR_MS);
  }
  for (let i = 0; i < newest; i++) yield after(now - ((newest - i - 0.5 + (random.unit() - 0.5) * 0.6) / newest) * HOUR_MS * 0.9);
}

/** The same time, or the next morning when nobody works: agents answer from 7 to 22 o'clock. */
export function whenStaffed(at: number, random: Random): number {
  const hour = hourInJakarta(at);
  if (hour >= 7 && hour < 22) return at;
  const untilSeven = ((hour >= 22 ? 31 : 7) - hour) * HOUR_MS - (at % HOUR_MS);
  return at + untilSeven + random.int(0, 45) * 60_000;
}
