const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;
const dayFirst = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ ,T]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?)?$/;

/** A date as files hold it (`2026-07-31 14:05`, `31/07/2026`, with an offset or without), in epoch milliseconds. Null: it is none. */
export function readDate(text: string, timeZone: string): number | null {
  const trimmed = text.trim();
  const year = iso.exec(trimmed);
  const day = dayFirst.exec(trimmed);
  const parts =
    year !== null ? [year[1], year[2], year[3], year[4], year[5], year[6]] : day !== null ? [day[3], day[2], day[1], day[4], day[5], day[6]] : null;
  if (parts === null) return null;
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = parts.map((part) => Number(part ?? 0));
  if (y < 1970 || h > 23 || mi > 59 || s > 59) return null;
  const utc = Date.UTC(y, mo - 1, d, h, mi, s);
  const back = new Date(utc);
  // Date.UTC takes 31 February for 3 March.
  if (back.getUTCMonth() !== mo - 1 || back.getUTCDate() !== d) return null;
  const offset = year?.[7];
  if (offset !== undefined) return utc - offsetMs(offset);
  return utc - zoneOffset(utc - zoneOffset(utc, timeZone), timeZone);
}

function offsetMs(offset: string): number {
  if (offset.toUpperCase() === 'Z') return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return (offset.startsWith('-') ? -minutes : minutes) * 60_000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** By how much the zone's clocks are before UTC at that moment, in milliseconds. */
function zoneOffset(at: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (format === undefined) {
    const numeric = 'numeric' as const;
    format = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone, hourCycle: 'h23', year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric },
    });
    formats.set(timeZone, format);
  }
  const part = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const of = (type: Intl.DateTimeFormatPartTypes): number => part.get(type) ?? 0;
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - at;
}
