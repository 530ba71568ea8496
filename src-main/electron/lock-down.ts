import { app, type Session } from 'electron';
import { APP_PAGE } from './app-origin.ts';

/** What the console page may use of the system; each is asked for by a feature of ours. */
const ALLOWED_PERMISSIONS: readonly string[] = ['notifications', 'clipboard-sanitized-write'];

/** Refuses, for every window that will ever exist: navigation, new windows, embedded views, and dialogs that trap the user. */
export function lockDownEveryPage(openOutside: (url: string) => void): void {
  app.on('web-contents-created', (_event, contents) => {
    const deny = (event: { preventDefault(): void }) => event.preventDefault();
    contents.on('will-navigate', (event) => {
      if (event.url !== APP_PAGE) event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame || event.url !== APP_PAGE) event.preventDefault();
    });
    contents.on('will-redirect', deny);
    contents.on('will-attach-webview', deny);
    contents.setWindowOpenHandler(({ url }) => {
      openOutside(url);
      return { action: 'deny' };
    });
  });
}

/** The page's own files come by `app:`; everything from the network comes through the host. */
const NEVER_FROM_A_PAGE = { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file:///*'] };

/** Refuses every permission, device, request and download that is not ours. */
export function lockDownSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide) => decide(ALLOWED_PERMISSIONS.includes(permission)));
  session.setPermissionCheckHandler((_contents, permission) => ALLOWED_PERMISSIONS.includes(permission));
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(NEVER_FROM_A_PAGE, (_details, decide) => decide({ cancel: true }));
  session.on('will-download', (event, item) => {
    // A file that the agent saves is a blob our own page made; nothing is fetched from elsewhere.
    if (!item.getURL().startsWith('blob:app://')) event.preventDefault();
  });
}
