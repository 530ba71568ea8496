import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sentence } from '#shared/text/languages.ts';
import { launchText } from '#shared/text/launch-text.ts';
import { inProject } from './project.ts';

export type ElectronChoice = { readonly binary: string } | { readonly reason: Sentence };

/** The Electron to open the console with, or why there is none. The package is never imported: that would fetch its runtime. */
export function findElectron(env: NodeJS.ProcessEnv = process.env): ElectronChoice {
  if (process.getuid?.() === 0) return { reason: launchText.becauseRoot };
  if (process.platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return { reason: launchText.becauseNoDisplay };
  const binary = binaryPath(env.ELECTRON_OVERRIDE_DIST_PATH);
  return existsSync(binary) ? { binary } : { reason: launchText.becauseNoRuntime };
}

function binaryPath(override: string | undefined): string {
  const named = inProject('node_modules', 'electron', 'path.txt');
  const usual = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' } as const;
  const name = existsSync(named) ? readFileSync(named, 'utf8').trim() : (usual[process.platform as keyof typeof usual] ?? 'electron');
  return override ? join(override, name) : inProject('node_modules', 'electron', 'dist', name);
}
