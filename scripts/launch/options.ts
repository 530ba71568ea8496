import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CodedError } from '#shared/contract/errors.ts';

export type SampleSize = 'full' | 'small' | 'none';

export type StartOptions = {
  /** Null: the user's own folder. */
  readonly data: string | null;
  readonly json: boolean;
  /** Null: Electron where it can run, else the web shell. */
  readonly shell: 'electron' | 'web' | null;
  readonly open: boolean;
  /** Of the central API; null: 4800, or any other that is free. 0: any. */
  readonly port: number | null;
  readonly sample: SampleSize;
};

export const usage = `npm start -- [options]
  --data DIR             keep the data in DIR
  --shell electron|web   which console (Electron where it can run)
  --no-open              open nothing
  --port N               port of the central API (4800)
  --sample full|small|none   what a new workspace is filled with (full: 5,000 tickets, small: 200)
  --json                 print one JSON line once everything answers

DATABASE_URL=postgres://... takes a PostgreSQL server of yours instead of the embedded one.`;

/** Throws CONFIG_INVALID with the option and what is wrong with it. */
export function readStartOptions(args: readonly string[]): StartOptions {
  const values = parse(args);
  const invalid = (name: string, problem: string): never => {
    throw new CodedError('CONFIG_INVALID', { name, problem });
  };
  const oneOf = <const T extends string>(name: string, value: string, allowed: readonly T[]): T =>
    allowed.find((choice) => choice === value) ?? invalid(name, `"${value}" is none of ${allowed.join(', ')}`);
  const port = values.port === undefined ? null : Number(values.port);
  if (port !== null && (!/^\d{1,5}$/.test(values.port ?? '') || port > 65_535)) invalid('--port', `"${values.port}" is not a port`);
  if (values.data?.trim() === '') invalid('--data', 'is empty');
  return {
    data: values.data === undefined ? null : resolve(values.data),
    json: values.json ?? false,
    shell: values.shell === undefined ? null : oneOf('--shell', values.shell, ['electron', 'web']),
    open: !(values['no-open'] ?? false),
    port,
    sample: oneOf('--sample', values.sample ?? 'full', ['full', 'small', 'none']),
  };
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      strict: true,
      options: {
        data: { type: 'string' },
        json: { type: 'boolean' },
        shell: { type: 'string' },
        'no-open': { type: 'boolean' },
        port: { type: 'string' },
        sample: { type: 'string' },
      },
    });
    return values;
  } catch (cause) {
    const problem = cause instanceof Error ? (cause.message.split('. ')[0] ?? '') : String(cause);
    throw new CodedError('CONFIG_INVALID', { name: 'npm start', problem }, { cause });
  }
}
