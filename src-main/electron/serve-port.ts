import type { AnyRouter } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { HOST_READY } from '#shared/contract/console/console-wire.ts';
import { isConsoleFrame } from '../shell/console-frame.ts';

/** A port of Electron's main and utility processes. */
export type HostPort = {
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
};

/**
 * Speaks oRPC on ports that main has checked: the first frame says that the host is there. Ends with the other end of the
 * port, or at the first frame that is no call.
 */
export function createPortServer(router: AnyRouter): (port: HostPort) => void {
  const handler = new RPCHandler(router);
  return (port) => {
    handler.upgrade({
      postMessage: (data: unknown) => port.postMessage(data),
      onMessage: {
        addListener: (listener) => port.on('message', ({ data }) => (isConsoleFrame(data) ? listener(data) : port.close())),
      },
      onDisconnect: { addListener: (listener) => port.on('close', listener) },
    });
    port.start();
    port.postMessage(HOST_READY);
  };
}
