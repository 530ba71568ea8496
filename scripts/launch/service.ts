import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { CodedError, isErrorCode } from '#shared/contract/errors.ts';

export type Service = {
  readonly name: string;
  readonly pid: number;
  readonly exited: Promise<number | null>;
  /** Asks it to end, and forces it after `limitMs`. */
  stop(limitMs?: number): Promise<void>;
  kill(): void;
};

export type ServiceOptions = {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly logFolder: string;
};

const LOG_KEPT_BYTES = 10 * 1024 * 1024;
const READY_WITHIN_MS = 120_000;
const zReady = z.union([
  z.looseObject({ ready: z.literal(true) }),
  z.object({ ready: z.literal(false), code: z.string(), data: z.record(z.string(), z.unknown()) }),
]);

/**
 * Starts a child process in a process group of its own, so that Ctrl+C reaches only the launcher, which then stops its
 * children in order. Its standard input stays open and empty: the child that sees it close knows that the launcher is gone.
 */
export function spawnService(options: ServiceOptions): Service & { readonly child: ChildProcess } {
  const file = join(options.logFolder, `${options.name}.log`);
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_KEPT_BYTES) rmSync(file);
  const log = openSync(file, 'a', 0o600);
  const env = { ...process.env, ...options.env, STOP_WITH_PARENT: '1' };
  const child = spawn(options.command, options.args, { env, stdio: ['pipe', 'pipe', log], detached: true, windowsHide: true });
  closeSync(log);
  child.stdin?.on('error', () => undefined);
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.once('error', () => resolve(null));
  });
  return {
    name: options.name,
    pid: child.pid ?? 0,
    exited,
    child,
    kill: () => void child.kill('SIGKILL'),
    async stop(limitMs = 20_000) {
      child.kill('SIGTERM');
      const cut = new AbortController();
      const force = sleep(limitMs, undefined, { signal: cut.signal }).then(
        () => child.kill('SIGKILL'),
        () => undefined,
      );
      await exited;
      cut.abort();
      await force;
    },
  };
}

/** Starts a child that tells in its first line of output whether it is ready. Throws the coded error that it told. */
export async function startService<T>(options: ServiceOptions, schema: z.ZodType<T>): Promise<Service & { readonly told: T }> {
  const { child, ...service } = spawnService(options);
  const lines = createInterface({ input: child.stdout as NonNullable<ChildProcess['stdout']> });
  const cut = new AbortController();
  const told = await Promise.race([
    new Promise<string | null>((resolve) => lines.once('line', resolve)),
    service.exited.then(() => sleep(200, null)),
    sleep(READY_WITHIN_MS, null, { signal: cut.signal }).catch(() => null),
  ]);
  cut.abort();
  const line = told === null ? null : readLine(told);
  if (line?.ready === true) return { ...service, told: schema.parse(line) };
  service.kill();
  await service.exited;
  if (line !== null && isErrorCode(line.code)) throw new CodedError(line.code, plainData(line.data));
  throw new CodedError('INTERNAL', {}, { cause: new Error(`${options.name} did not start; see ${join(options.logFolder, `${options.name}.log`)}`) });
}

function readLine(text: string) {
  try {
    return zReady.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function plainData(data: Record<string, unknown>): Record<string, string | number> {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, typeof value === 'number' ? value : String(value)]));
}
