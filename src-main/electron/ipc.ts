import { ipcMain, type MessagePortMain, type WebContents } from 'electron';
import { PORT_OFFER } from '#shared/contract/console/console-wire.ts';
import { isTrustedFrame } from './app-origin.ts';

/**
 * The whole IPC of main: a page offers one port. The sender is looked at once, here; a port from anyone else is closed and
 * reported by name of the reason, without its address.
 */
export function onPortOffer(take: (port: MessagePortMain, page: WebContents) => void, onRefused: () => void): void {
  ipcMain.on(PORT_OFFER, (event) => {
    const [port, ...more] = event.ports;
    if (port === undefined || more.length > 0 || !isTrustedFrame(event.senderFrame)) {
      for (const offered of event.ports) offered.close();
      return onRefused();
    }
    take(port, event.sender);
  });
}
