import { RPCLink } from '@orpc/client/websocket';
import { HOST_READY, TOKEN_REFUSED } from '#shared/contract/console/console-wire.ts';
import { CodedError } from '#shared/contract/errors.ts';
import type { HostLink } from './host-link.ts';

/** Opens the web shell's socket, shows the launch token as its first frame, and waits until the host answers. */
export function openWebLink(address: string, token: string): Promise<HostLink> {
  return new Promise<HostLink>((resolve, reject) => {
    const socket = new WebSocket(address);
    const isOpen = () => socket.readyState === WebSocket.OPEN;
    socket.addEventListener('open', () => socket.send(token), { once: true });
    socket.addEventListener(
      'message',
      (event) => {
        if (event.data !== HOST_READY) return socket.close();
        const rpc = new RPCLink({ websocket: socket });
        resolve({ rpc, isOpen, onClose: (run) => (isOpen() ? socket.addEventListener('close', run, { once: true }) : run()) });
      },
      { once: true },
    );
    socket.addEventListener(
      'close',
      (event) => reject(event.code === TOKEN_REFUSED ? new CodedError('CONSOLE_LINK_INVALID') : new Error(`socket closed with ${event.code}`)),
      { once: true },
    );
  });
}
