import { CodedError } from '#shared/contract/errors.ts';

/** Turns what PostgreSQL's programs wrote last into an error a person can act on. */
export function explainFailure(said: string, cause?: unknown): CodedError {
  const options = cause === undefined ? undefined : { cause };
  if (/No space left on device|ENOSPC|Disk quota exceeded/.test(said)) return new CodedError('DISK_FULL', {}, options);
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  const telling = lines.findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? lines.at(-1) ?? 'PostgreSQL ended without a word';
  return new CodedError('DATABASE_UNREACHABLE', { problem: telling.replace(/^.*?(FATAL|PANIC):\s*/, '').trim() }, options);
}
