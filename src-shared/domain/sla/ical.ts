import { offsetAt } from './zone.ts';

/** Something that is not understood, in the line where it stands (from 1). */
export class IcalProblem extends Error {
  readonly line: number;
  constructor(line: number) {
    super(`line ${line}`);
    this.line = line;
  }
}

/** One content line; folded ones are joined. */
export type IcalLine = { readonly line: number; readonly name: string; readonly parameters: string; readonly value: string };

const LONGEST_FILE = 2_000_000;

export function icalLines(text: string): IcalLine[] {
  if (text.length > LONGEST_FILE) throw new IcalProblem(1);
  const joined: { line: number; text: string }[] = [];
  text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .forEach((part, index) => {
      const last = joined.at(-1);
      if (/^[ \t]/.test(part) && last !== undefined) last.text += part.slice(1);
      else if (part !== '') joined.push({ line: index + 1, text: part });
    });
  if (joined.length === 0) throw new IcalProblem(1);
  return joined.map(({ line, text: content }) => {
    // A value begins after the first colon outside quotation marks.
    const found = /^([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)$/s.exec(content);
    if (found === null) throw new IcalProblem(line);
    const [, name = '', parameters = '', value = ''] = found;
    return { line, name: name.toUpperCase(), parameters: parameters.toUpperCase(), value: value.trim() };
  });
}

export const isDateOnly = ({ value }: IcalLine): boolean => /^\d{8}$/.test(value);

/** A DATE or DATE-TIME as local time in `timeZone`, written as if it were UTC. A moment of another zone keeps its own clock. */
export function icalDate({ line, value }: IcalLine, timeZone: string): number {
  const found = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/.exec(value);
  if (found === null) throw new IcalProblem(line);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map((part) => Number(part ?? 0));
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  const real = new Date(local);
  if (real.getUTCMonth() !== month - 1 || real.getUTCDate() !== day || hour > 23 || minute > 59 || second > 60) throw new IcalProblem(line);
  return found[7] === 'Z' ? local + offsetAt(timeZone, local) : local;
}

/** A DURATION, in milliseconds. */
export function icalDuration({ line, value }: IcalLine): number {
  const found = /^\+?P(?:(\d{1,4})W|(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,4})M)?(?:(\d{1,4})S)?)?)$/.exec(value);
  if (found === null || value.replace('+', '') === 'P') throw new IcalProblem(line);
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((part) => Number(part ?? 0));
  return ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000;
}
