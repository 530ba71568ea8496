import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { app, type BrowserWindow, Menu, Notification, powerMonitor, session, utilityProcess } from 'electron';
import { HOST_GONE_SIGNAL } from '#shared/contract/console/console-wire.ts';
import { nodeClock } from '../host/adapters/node-clock.ts';
import { nodeLog } from '../host/adapters/node-log.ts';
import type { ConsoleEnv } from '../shell/console-env.ts';
import { createPageFiles } from '../shell/page-files.ts';
import { productVersion } from '../shell/product-version.ts';
import { answerSecret } from './answer-secrets.ts';
import { serveApp } from './app-protocol.ts';
import { bringToFront, createDesktopNotices } from './desktop-notices.ts';
import { createHostSupervisor } from './host-supervisor.ts';
import { onPortOffer } from './ipc.ts';
import { lockDownEveryPage, lockDownSession } from './lock-down.ts';
import { builtFiles, openMainWindow } from './main-window.ts';
import { askAndOpen } from './open-external.ts';
import { openSecretFile } from './secret-file.ts';
import { createSystemCipher } from './system-cipher.ts';

/** Long enough that a page which dies at once does not spin. */
const RELOAD_AFTER_MS = 1_000;

export type Desktop = { bringToFront(deepLink: string | null): void; stop(): Promise<void> };

/** One window, one host, and what the system lends them. Runs once the app is ready. */
export function startDesktop(env: ConsoleEnv): Desktop {
  const log = nodeLog('info');
  const files = builtFiles();
  // Electron's own answer is a dialog that blocks main. Main holds no data: noted, and on with the work.
  process.on('uncaughtException', (error) => log.error('main.failed', { error: error.stack ?? error.name }));
  const userData = app.getPath('userData');
  // In memory: nothing that the page shows or fetches is left on disk by Chromium.
  const pageSession = session.fromPartition('console');
  const language = app.getLocale().startsWith('en') ? 'en' : 'id';

  Menu.setApplicationMenu(
    process.platform === 'darwin' ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]) : null,
  );
  lockDownEveryPage((url) => void askAndOpen(url, language));
  lockDownSession(session.defaultSession);
  lockDownSession(pageSession);
  serveApp(pageSession, createPageFiles(files.renderer, "'none'"));

  const secrets = openSecretFile(join(userData, 'secrets.json'), createSystemCipher());
  let window: BrowserWindow | null = null;
  const showTicket = (link: string) => supervisor.send({ type: 'deepLink', url: link });
  const notices = createDesktopNotices(
    () => window,
    (ticketId) => showTicket(`tanggap://ticket/${ticketId}`),
  );
  const supervisor = createHostSupervisor({
    fork: () => utilityProcess.fork(files.host, [], { serviceName: 'Tanggap host', stdio: 'inherit' }),
    start: {
      type: 'start',
      dataFolder: join(userData, 'console'),
      sqliteBinding: env.sqliteBinding,
      serverUrl: env.serverUrl,
      version: productVersion(app.getAppPath()),
      secretBackend: secrets.backend,
      nativeNotifications: Notification.isSupported(),
      badge: process.platform === 'darwin',
    },
    clock: nodeClock,
    random: () => randomInt(2 ** 32) / 2 ** 32,
    onMessage(message) {
      if (message.type === 'notify') return notices.show(message.notice);
      if (message.type === 'badge') return notices.badge(message.count);
      const answer = answerSecret(secrets, message);
      if (answer !== null) supervisor.send(answer);
    },
    onGone(exitCode) {
      log.error('host.gone', { exitCode });
      window?.webContents.send(HOST_GONE_SIGNAL);
    },
    onBadMessage: () => log.error('host.badMessage'),
  });
  onPortOffer(
    (port, page) => supervisor.offerPort(page.id, port),
    () => log.warn('ipc.refused'),
  );
  powerMonitor.on('resume', () => supervisor.send({ type: 'resume' }));
  powerMonitor.on('unlock-screen', () => supervisor.send({ type: 'resume' }));

  window = openMainWindow(pageSession, files.preload, join(userData, 'window.json'));
  window.on('closed', () => {
    window = null;
  });
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log.error('page.gone', { reason });
    if (reason !== 'clean-exit') nodeClock.after(RELOAD_AFTER_MS, () => window?.webContents.reload());
  });

  return {
    bringToFront(deepLink) {
      bringToFront(window);
      if (deepLink !== null) showTicket(deepLink);
    },
    stop: () => supervisor.stop(),
  };
}
