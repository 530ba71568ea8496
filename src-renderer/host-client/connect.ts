import { createORPCClient } from '@orpc/client';
import { CONSOLE_SOCKET_PATH } from '#shared/contract/console/console-contract.ts';
import { CodedError } from '#shared/contract/errors.ts';
import { browser } from './browser.ts';
import { createElectronOpener, type HostBridge } from './electron-link.ts';
import type { HostClient } from './host-context.tsx';
import type { OpenHostLink } from './host-link.ts';
import { takeLaunchToken } from './launch-token.ts';
import { createReconnectingLink } from './reconnecting-link.ts';
import { openWebLink } from './web-link.ts';

declare global {
  interface Window {
    /** Set by the preload in Electron, absent in the web shell. */
    readonly tanggap?: HostBridge;
  }
}

function openerOf(page: Window): OpenHostLink {
  if (page.tanggap !== undefined) return createElectronOpener(page.tanggap, page);
  const token = takeLaunchToken(page);
  if (token === null) return () => Promise.reject(new CodedError('CONSOLE_LINK_INVALID'));
  const address = `${page.location.protocol === 'https:' ? 'wss' : 'ws'}://${page.location.host}${CONSOLE_SOCKET_PATH}`;
  return () => openWebLink(address, token);
}

/**
 * The host of this page, through Electron's port or the web shell's socket; settles with the first connection and reconnects
 * by itself afterwards. Call it once per page. Rejects only with a CodedError `CONSOLE_LINK_INVALID`: show its text, it cannot
 * be mended from inside the page; when that happens later, the page loads itself again to end up here. Calls made while there is no connection, and those in flight when it broke, fail with a
 * CodedError `HOST_GONE`, and so do subscriptions.
 */
export async function connectToHost(): Promise<HostClient> {
  const link = createReconnectingLink({ open: openerOf(window), onRefused: () => window.location.reload(), ...browser });
  await link.start();
  return createORPCClient<HostClient>(link);
}
