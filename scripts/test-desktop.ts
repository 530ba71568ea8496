/** `npm run test:desktop`: the end-to-end specs on real Electron, on a virtual display when there is no other, in the sandbox where that is possible. */

import { spawnSync } from 'node:child_process';
import { findRuntimeFolder, prepareRuntime } from '../test/e2e/electron-runtime.ts';

function main(): number {
  const runtime = findRuntimeFolder();
  if (runtime === null) {
    console.error('No Electron runtime here: run `node node_modules/electron/install.js`, or set ELECTRON_OVERRIDE_DIST_PATH to its folder.');
    return 1;
  }
  if (!prepareRuntime(runtime).sandbox) console.error('As root and without a plain user to run as: Electron runs with --no-sandbox.');
  const command = ['playwright', 'test', '--project=desktop', ...process.argv.slice(2)];
  const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  const [program, ...args] = hasDisplay ? command : ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24', ...command];
  const { status, error } = spawnSync(program as string, args, { stdio: 'inherit' });
  if (error !== undefined) console.error(hasDisplay ? String(error) : `No display, and xvfb-run does not start: ${error.message}`);
  return status ?? 1;
}

process.exitCode = main();
