import './old-runtime.ts';
import { app } from 'electron';
import { CodedError } from '#shared/contract/errors.ts';
import { errorText } from '#shared/text/error-text.ts';
import { say } from '#shared/text/languages.ts';
import { readConsoleEnv } from '../shell/console-env.ts';
import { registerAppScheme } from './app-protocol.ts';
import { deepLinkOf, parseDeepLink } from './deep-link.ts';
import { type Desktop, startDesktop } from './desktop.ts';

/** Everything that has to happen before the app is ready, then one desktop. */
function main(): void {
  // A test machine that runs as root says --no-sandbox: enabled nevertheless, Chromium's own processes would not start there.
  if (app.isPackaged || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  registerAppScheme();
  const env = readConsoleEnv(process.env);
  if (env.dataFolder !== null) app.setPath('userData', env.dataFolder);
  // Per data folder: two consoles with two folders may run beside each other.
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  if (app.isPackaged) app.setAsDefaultProtocolClient('tanggap');
  // Windows shows notifications only for a program that names itself as its installer does.
  app.setAppUserModelId('example.tanggap.console');

  let desktop: Desktop | null = null;
  let firstLink = deepLinkOf(process.argv.slice(1));
  const open = (link: string | null) => {
    if (desktop === null) firstLink = link ?? firstLink;
    else desktop.bringToFront(link);
  };
  app.on('second-instance', (_event, argv) => open(deepLinkOf(argv.slice(1))));
  app.on('open-url', (event, url) => {
    event.preventDefault();
    open(parseDeepLink(url));
  });

  let stopped = false;
  app.on('before-quit', (event) => {
    if (stopped || desktop === null) return;
    event.preventDefault();
    void desktop.stop().finally(() => {
      stopped = true;
      app.quit();
    });
  });
  app.on('window-all-closed', () => app.quit());
  process.once('SIGTERM', () => app.quit());
  process.once('SIGINT', () => app.quit());

  void app.whenReady().then(() => {
    desktop = startDesktop(env);
    if (firstLink !== null) desktop.bringToFront(firstLink);
  });
}

try {
  main();
} catch (error) {
  if (!(error instanceof CodedError)) throw error;
  process.stderr.write(`${say('id', errorText[error.code], error.data)}\n${say('en', errorText[error.code], error.data)}\n`);
  app.exit(1);
}
