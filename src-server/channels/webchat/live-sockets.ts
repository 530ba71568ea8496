import type { ChatLiveOut } from '#shared/contract/central/chat.ts';
import { LIVE_CLOSE } from '#shared/contract/central/live.ts';

/** What the hub needs of a `ws` socket. */
export type ChatSocket = {
  readonly bufferedAmount: number;
  readonly readyState: number;
  send(text: string): void;
  close(code: number): void;
};

const OPEN = 1;
/** A reader this far behind is closed: it comes back and fetches, which is cheaper than a queue. */
const MAX_BUFFERED_BYTES = 64 * 1024;

/** The open sockets of each visitor on this node. */
export function createLiveSockets(maxPerVisitor: number) {
  const byVisitor = new Map<string, Set<ChatSocket>>();

  function write(socket: ChatSocket, text: string): void {
    if (socket.readyState !== OPEN) return;
    if (socket.bufferedAmount > MAX_BUFFERED_BYTES) socket.close(LIVE_CLOSE.slow);
    else socket.send(text);
  }

  return {
    /** False: this visitor has too many open already. */
    add(visitorId: string, socket: ChatSocket): boolean {
      const sockets = byVisitor.get(visitorId) ?? new Set();
      if (sockets.size >= maxPerVisitor) return false;
      sockets.add(socket);
      byVisitor.set(visitorId, sockets);
      return true;
    },
    remove(visitorId: string, socket: ChatSocket): void {
      const sockets = byVisitor.get(visitorId);
      sockets?.delete(socket);
      if (sockets?.size === 0) byVisitor.delete(visitorId);
    },
    tell(visitorId: string, frame: ChatLiveOut): void {
      const text = JSON.stringify(frame);
      for (const socket of byVisitor.get(visitorId) ?? []) write(socket, text);
    },
    write: (socket: ChatSocket, frame: ChatLiveOut): void => write(socket, JSON.stringify(frame)),
  };
}
export type LiveSockets = ReturnType<typeof createLiveSockets>;
