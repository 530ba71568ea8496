import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CodedError } from '#shared/contract/errors.ts';

export type CustomersOptions = {
  /** Customers a minute. */
  readonly rate: number;
  /** The chat page's address; null: that of the start that runs on `data`. */
  readonly chat: string | null;
  /** Data folder of that start; null: the user's own. */
  readonly data: string | null;
  /** How many come in all; null: until stopped. */
  readonly count: number | null;
  readonly seed: number;
};

export const usage = `npm run customers -- [options]
  --rate N     customers a minute, 0.1 to 60 (6)
  --chat URL   address of a chat page (that of the running npm start)
  --data DIR   data folder of the npm start that runs
  --count N    how many come in all (until Ctrl+C)
  --seed N     the same number brings the same customers (1)`;

const CHAT_ADDRESS = /^https?:\/\/[^\s/]+(?:\/\S+)?\/chat\/[\w-]{1,60}\/?$/;

/** Throws CONFIG_INVALID with the option and what is wrong with it. */
export function readOptions(args: readonly string[]): CustomersOptions {
  const values = parse(args);
  const invalid = (name: string, problem: string): never => {
    throw new CodedError('CONFIG_INVALID', { name: `--${name}`, problem });
  };
  const number = (name: 'rate' | 'count' | 'seed', low: number, high: number, whole: boolean): number | null => {
    const text = values[name];
    if (text === undefined) return null;
    const value = Number(text);
    const fits = text.trim() !== '' && value >= low && value <= high && (!whole || Number.isInteger(value));
    return fits ? value : invalid(name, `"${text}" is no ${whole ? 'whole ' : ''}number from ${low} to ${high}`);
  };
  if (values.chat !== undefined && !CHAT_ADDRESS.test(values.chat)) invalid('chat', 'is no address such as http://127.0.0.1:4800/chat/KEY');
  return {
    rate: number('rate', 0.1, 60, false) ?? 6,
    chat: values.chat?.replace(/\/$/, '') ?? null,
    data: values.data === undefined ? null : resolve(values.data),
    count: number('count', 1, 1_000_000, true),
    seed: number('seed', 0, 2 ** 31 - 1, true) ?? 1,
  };
}

function parse(args: readonly string[]) {
  const option = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...args], strict: true, options: { rate: option, chat: option, data: option, count: option, seed: option } }).values;
  } catch (error) {
    throw new CodedError('CONFIG_INVALID', { name: args.join(' '), problem: error instanceof Error ? error.message : 'is not understood' });
  }
}
