import WebSocket from 'ws';
import { LIVE_CLOSE } from '#shared/contract/central/live.ts';
import type { LiveSocket, LiveSocketEvents, Network } from '../ports/host-ports.ts';

const OPEN_WITHIN_MS = 15_000;
const MAX_FRAME_BYTES = 1024 * 1024;

export const nodeNetwork: Network = {
  fetch: (url, init) => Promise.race([fetch(url, { ...init, redirect: 'error' }), whenAborted(init?.signal)]),
  openSocket,
};

/**
 * Rejects when the request is given up. Node 18's `fetch` keeps its own hold of the signal weakly and waits for ever when a
 * connection ends right after it began: without this, one such request would stop the sending until a restart.
 */
function whenAborted(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal?.aborted) reject(signal.reason);
    else signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function openSocket(url: string, events: LiveSocketEvents): LiveSocket {
  const socket = new WebSocket(url, { handshakeTimeout: OPEN_WITHIN_MS, maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false });
  let ended = false;
  const end = (code: number): void => {
    if (ended) return;
    ended = true;
    events.onClose(code);
  };
  socket.on('open', () => events.onOpen());
  socket.on('message', (data, isBinary) => {
    if (!isBinary && !ended) events.onText(data.toString());
  });
  // An error is always followed by a close.
  socket.on('error', () => undefined);
  socket.on('close', (code) => end(code));
  return {
    send: (text) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    close: () => {
      end(LIVE_CLOSE.goingAway);
      // The peer may be gone without a word: a close handshake could wait for ever.
      socket.terminate();
    },
  };
}
