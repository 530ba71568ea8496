import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow, type Session, screen } from 'electron';
import { APP_PAGE } from './app-origin.ts';
import { restoredBounds } from './window-bounds.ts';

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** Opens the console's window where it was last, locked into the sandbox, and shows it once it has something to show. */
export function openMainWindow(session: Session, preload: string, placeFile: string): BrowserWindow {
  const { maximized, ...bounds } = restoredBounds(
    readJson(placeFile),
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 960,
    minHeight: 600,
    show: false,
    title: app.getName(),
    autoHideMenuBar: true,
    webPreferences: {
      session,
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Its dictionaries would be fetched from a server that is not ours.
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  if (maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    const place = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    try {
      writeFileSync(placeFile, JSON.stringify(place));
    } catch {
      // Where the window stood is not worth keeping it open.
    }
  });
  // `about:blank` needs no loader, so nothing asks before it is shown: the window comes back by itself.
  window.webContents.on('did-navigate', (_event, url) => {
    if (url.split('#', 1)[0] !== APP_PAGE) void window.loadURL(APP_PAGE);
  });
  void window.loadURL(APP_PAGE);
  return window;
}

/** The three files of the build that the shell starts from. */
export function builtFiles(): { readonly preload: string; readonly host: string; readonly renderer: string } {
  const out = join(app.getAppPath(), 'out');
  return { preload: join(out, 'preload', 'index.cjs'), host: join(out, 'main', 'host.cjs'), renderer: join(out, 'renderer') };
}
