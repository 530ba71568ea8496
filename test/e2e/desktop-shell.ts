import { rmSync } from 'node:fs';
import { _electron, type ElectronApplication } from '@playwright/test';
import { PROJECT } from '../../scripts/launch/project.ts';
import type { Shell } from './console-handle.ts';
import type { ElectronRuntime } from './electron-runtime.ts';

export type DesktopShell = Shell & { app(): ElectronApplication };

/** The desktop program on real Electron, unfused and unpacked, with its own data folder. */
export async function startDesktopShell(runtime: ElectronRuntime, serverUrl: string): Promise<DesktopShell> {
  const folder = runtime.newFolder();
  const open = (): Promise<ElectronApplication> =>
    _electron.launch({
      executablePath: runtime.executablePath,
      chromiumSandbox: runtime.sandbox,
      args: [PROJECT],
      env: { ...(process.env as Record<string, string>), ...runtime.env, CONSOLE_DATA: folder, CENTRAL_URL: serverUrl },
    });
  let app = await open();
  let page = await app.firstWindow();
  return {
    app: () => app,
    page: () => page,
    async killHost() {
      const [pid] = await app.evaluate((electron) =>
        electron.app.getAppMetrics().flatMap((process) => (process.name === 'Tanggap host' ? [process.pid] : [])),
      );
      if (pid === undefined) throw new Error('there is no host process');
      process.kill(pid, 'SIGKILL');
    },
    async reopen() {
      await app.close();
      app = await open();
      page = await app.firstWindow();
    },
    async close() {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
