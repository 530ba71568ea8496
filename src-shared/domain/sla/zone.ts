const DAY_MS = 86_400_000;
const KEPT_DAYS = 8_000;

/** Offsets of one IANA zone. Asking `Intl` costs microseconds, so each day is asked once. */
type Zone = { readonly format: Intl.DateTimeFormat; readonly days: Map<number, number>; readonly changes: Map<number, number> };
const zones = new Map<string, Zone>();

/** Whether this runtime knows the zone by that name. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    zoneOf(name);
    return true;
  } catch {
    return false;
  }
}

/** Milliseconds that local time is ahead of UTC at an instant. Throws RangeError for an unknown zone. */
export function offsetAt(name: string, at: number): number {
  const zone = zoneOf(name);
  const day = Math.floor(at / DAY_MS);
  const from = offsetOfDay(zone, day);
  const to = offsetOfDay(zone, day + 1);
  if (from === to) return from;
  return at < changeWithin(zone, day, from) ? from : to;
}

/**
 * The instant at which a clock on the wall of the zone shows `local` (written as if it were UTC). A time that the clock
 * skips is the instant of the skip; of a time that comes twice it is the first.
 */
export function instantOf(name: string, local: number): number {
  const early = offsetAt(name, local - DAY_MS);
  const late = offsetAt(name, local + DAY_MS);
  const first = local - Math.max(early, late);
  if (early === late) return first;
  const second = local - Math.min(early, late);
  if (offsetAt(name, first) === Math.max(early, late)) return first;
  if (offsetAt(name, second) === Math.min(early, late)) return second;
  return firstWhere(first, second, (at) => offsetAt(name, at) === late);
}

function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (zone === undefined) {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
    });
    zone = { format, days: new Map(), changes: new Map() };
    zones.set(name, zone);
  }
  return zone;
}

function offsetOfDay(zone: Zone, day: number): number {
  let offset = zone.days.get(day);
  if (offset === undefined) {
    if (zone.days.size >= KEPT_DAYS) zone.days.clear();
    offset = askOffset(zone.format, day * DAY_MS);
    zone.days.set(day, offset);
  }
  return offset;
}

/** The instant within a UTC day at which the offset stops being `from`. */
function changeWithin(zone: Zone, day: number, from: number): number {
  let at = zone.changes.get(day);
  if (at === undefined) {
    at = firstWhere(day * DAY_MS, (day + 1) * DAY_MS, (instant) => askOffset(zone.format, instant) !== from);
    zone.changes.set(day, at);
  }
  return at;
}

function askOffset(format: Intl.DateTimeFormat, at: number): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1_000) * 1_000;
}

/** The first whole millisecond in (low, high] for which the test holds; it does not at `low`, and holds from then on. */
function firstWhere(low: number, high: number, holds: (at: number) => boolean): number {
  let below = low;
  let above = high;
  while (above - below > 1) {
    const middle = Math.floor((below + above) / 2);
    if (holds(middle)) above = middle;
    else below = middle;
  }
  return above;
}
