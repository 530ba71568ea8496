import type { Log, LogFields } from '../ports/host-ports.ts';

const levels = ['info', 'warn', 'error'] as const;
export type LogLevel = (typeof levels)[number];

/** One JSON line per event, on standard error. */
export function nodeLog(lowest: LogLevel): Log {
  const write =
    (level: LogLevel) =>
    (event: string, fields: LogFields = {}): void => {
      if (levels.indexOf(level) < levels.indexOf(lowest)) return;
      process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })}\n`);
    };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}
