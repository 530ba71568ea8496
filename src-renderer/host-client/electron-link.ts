import { RPCLink } from '@orpc/client/message-port';
import { HOST_READY, PORT_OFFER } from '#shared/contract/console/console-wire.ts';
import type { HostLink } from './host-link.ts';

/** What the preload lends the page: to hear that the host's process is gone. It takes no data and gives none. */
export type HostBridge = { readonly onHostGone: (run: () => void) => void };

/**
 * Offers one end of a new channel to the host and waits until the host speaks on it. Chromium before 122 says nothing when
 * the other end of a port dies, so the end of the connection comes from the bridge.
 */
export function createElectronOpener(bridge: HostBridge, page: Window): () => Promise<HostLink> {
  let endCurrent: () => void = () => undefined;
  bridge.onHostGone(() => endCurrent());

  return () =>
    new Promise<HostLink>((resolve, reject) => {
      const { port1: mine, port2: hosts } = new MessageChannel();
      const closers: (() => void)[] = [];
      let open = true;

      endCurrent = () => {
        if (!open) return;
        open = false;
        mine.close();
        for (const run of closers) run();
        reject(new Error('the host ended before it answered'));
      };

      mine.addEventListener(
        'message',
        (event) => {
          if (event.data !== HOST_READY) return endCurrent();
          const rpc = new RPCLink({
            port: {
              postMessage: (data: unknown) => mine.postMessage(data),
              onMessage: { addListener: (listener) => mine.addEventListener('message', (message) => listener(message.data)) },
              onDisconnect: { addListener: (listener) => closers.push(listener) },
            },
          });
          resolve({ rpc, isOpen: () => open, onClose: (run) => (open ? closers.push(run) : run()) });
        },
        { once: true },
      );
      mine.addEventListener('close', () => endCurrent());
      mine.start();
      page.postMessage(PORT_OFFER, page.location.origin, [hosts]);
    });
}
