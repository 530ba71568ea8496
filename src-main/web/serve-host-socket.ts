import type { AnyRouter } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';
import type { WebSocket } from 'ws';
import type { Clock } from '#shared/base/clock.ts';
import { HOST_READY, TOKEN_REFUSED } from '#shared/contract/console/console-wire.ts';
import { isConsoleFrame } from '../shell/console-frame.ts';
import { isSameSecret } from './request-guard.ts';

/** What may wait for one page that does not read. oRPC's adapter has no limit of its own. */
export const MAX_BUFFERED_BYTES = 8 * 1024 * 1024;
const TOKEN_WITHIN_MS = 5_000;
/** RFC 6455: data of a kind that we do not take. */
const UNSUPPORTED_DATA = 1003;

type Options = { readonly router: AnyRouter; readonly token: string; readonly clock: Clock; readonly maxBufferedBytes?: number };

/**
 * Speaks oRPC on sockets whose first frame is the launch token; any other first frame, or none in five seconds, closes with
 * `TOKEN_REFUSED`. A frame that is no call closes the socket. A page that leaves more than `maxBufferedBytes` unread is cut off; it connects again and asks for
 * everything anew.
 */
export function createSocketServer({ router, token, clock, maxBufferedBytes = MAX_BUFFERED_BYTES }: Options): (socket: WebSocket) => void {
  const handler = new RPCHandler(router);

  return (socket) => {
    const refuse = () => socket.close(TOKEN_REFUSED);
    const timer = clock.after(TOKEN_WITHIN_MS, refuse);
    socket.once('close', () => timer.cancel());
    // ws reports every failure by `close` too; without a listener an `error` would end the process.
    socket.on('error', () => socket.terminate());
    socket.once('message', (data, isBinary) => {
      timer.cancel();
      if (isBinary || !isSameSecret(data.toString(), token)) return refuse();
      const send = (...frame: Parameters<WebSocket['send']>): void => {
        if (socket.readyState !== socket.OPEN) return;
        if (socket.bufferedAmount <= maxBufferedBytes) {
          socket.send(...frame);
          return;
        }
        // Not an orderly close: its frame would wait behind everything that the page does not read.
        socket.terminate();
      };
      const read = (listener: (event: { data: string }) => void) =>
        socket.on('message', (frame, binary) => {
          const text = binary ? null : frame.toString();
          if (isConsoleFrame(text)) listener({ data: text });
          else socket.close(UNSUPPORTED_DATA);
        });
      const addEventListener = (type: string, listener: (event: { data: string }) => void) =>
        type === 'message' ? read(listener) : socket.on('close', () => listener({ data: '' }));
      void handler.upgrade({ addEventListener: addEventListener as WebSocket['addEventListener'], send: send as WebSocket['send'] });
      socket.send(HOST_READY);
    });
  };
}
