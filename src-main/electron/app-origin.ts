export const APP_SCHEME = 'app';
export const APP_HOST = 'tanggap';
/** The only origin whose page may speak with the host. */
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
export const APP_PAGE = `${APP_ORIGIN}/index.html`;

type Frame = { readonly url: string; readonly origin: string; readonly parent: unknown };

/**
 * Whether a message came from our own page in the top frame of a window. `null` is a frame that navigated away or was
 * destroyed before main looked; it is never trusted.
 */
export function isTrustedFrame(frame: Frame | null): boolean {
  if (frame === null || frame.parent !== null || frame.origin !== APP_ORIGIN || !URL.canParse(frame.url)) return false;
  const url = new URL(frame.url);
  return url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST && url.username === '' && ['/', '/index.html'].includes(url.pathname);
}
