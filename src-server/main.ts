import { CodedError } from '#shared/contract/errors.ts';
import { startCentral } from './build-app.ts';
import { readConfig } from './config.ts';

/** How the process ends, for the launcher: 0 stopped in order, 2 settings, 3 database, 4 port, 1 anything else. */
const exitCodes: Readonly<Record<string, number>> = { CONFIG_INVALID: 2, DATABASE_UNREACHABLE: 3, STORE_FROM_FUTURE: 3, PORT_TAKEN: 4 };

/** One JSON line on stdout: `{"ready":true,"address":...}` once it answers, or `{"ready":false,"code":...,"data":{...}}`. */
function tell(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** Resolves when the process is asked to end. With `STOP_WITH_PARENT=1` the end of stdin asks for it too: a killed parent leaves no orphan. */
function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
    if (process.env.STOP_WITH_PARENT !== '1') return;
    process.stdin.once('end', () => resolve());
    process.stdin.once('close', () => resolve());
    process.stdin.once('error', () => resolve());
    process.stdin.resume();
  });
}

// A parent that was killed reads no more: that is no reason to end before the ordered stop.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

try {
  const stop = askedToStop();
  const central = await startCentral(readConfig(process.env));
  tell({ ready: true, address: central.address });
  await stop;
  await central.stop();
  process.exit(0);
} catch (error) {
  const coded = error instanceof CodedError ? error : new CodedError('INTERNAL', {}, { cause: error });
  tell({ ready: false, code: coded.code, data: coded.data });
  if (coded.code === 'INTERNAL') process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(exitCodes[coded.code] ?? 1);
}
