const DAY_MS = 86_400_000;

export type SnoozePresets = { readonly hour: number; readonly tomorrow: number; readonly monday: number };

/** Epoch milliseconds of the presets; the days begin in the workspace's time zone. */
export function snoozePresets(now: number, timeZone: string): SnoozePresets {
  const today = wallClock(now, timeZone);
  const weekday = new Date(today).getUTCDay();
  const daysToMonday = (8 - weekday) % 7 || 7;
  return { hour: now + 3_600_000, tomorrow: at(today, 1, 9, timeZone), monday: at(today, daysToMonday, 9, timeZone) };
}

/** `local` as a date-time field gives it, `2026-11-22T09:00`, meant in `timeZone`; null when it is not one. */
export function fromLocalInput(local: string, timeZone: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(local);
  if (match === null) return null;
  const [year, month, day, hour, minute] = match.slice(1).map(Number) as [number, number, number, number, number];
  const wall = Date.UTC(year, month - 1, day, hour, minute);
  return Number.isNaN(wall) ? null : fromWallClock(wall, timeZone);
}

/** The other way round: what a date-time field shows for `time`. */
export function toLocalInput(time: number, timeZone: string): string {
  return new Date(wallClock(time, timeZone)).toISOString().slice(0, 16);
}

/** The day of `time` in the zone, as `2026-11-22`. */
export function dayIn(time: number, timeZone: string): string {
  return toLocalInput(time, timeZone).slice(0, 10);
}

function at(today: number, days: number, hour: number, timeZone: string): number {
  const midnight = today - (((today % DAY_MS) + DAY_MS) % DAY_MS);
  return fromWallClock(midnight + days * DAY_MS + hour * 3_600_000, timeZone);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clocks on the wall of the zone show at `time`, written as if it were UTC. */
function wallClock(time: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(time).map((part) => [part.type, Number(part.value)]));
  return Date.UTC(parts.year ?? 0, (parts.month ?? 1) - 1, parts.day ?? 1, parts.hour ?? 0, parts.minute ?? 0, parts.second ?? 0);
}

/** The second pass settles a change of summer time between the guess and the answer. */
function fromWallClock(wall: number, timeZone: string): number {
  const guess = wall - (wallClock(wall, timeZone) - wall);
  return wall - (wallClock(guess, timeZone) - guess);
}
