import type { Clock, Timer } from '#shared/base/clock.ts';
import {
  LIVE_CLOSE,
  LIVE_PATH,
  LIVE_PING_MS,
  LIVE_SILENCE_MS,
  type LiveFromConsole,
  type LiveToConsole,
  zLiveToConsole,
} from '#shared/contract/central/live.ts';
import type { LiveSocket, Log, Network } from '../ports/host-ports.ts';

export type LiveEvents = {
  /** Welcomed by the server. */
  opened(): void;
  frame(frame: LiveToConsole): void;
  /** Once for each `connect`. */
  closed(code: number): void;
};

/**
 * One connection at a time to the live channel.
 *
 *     closed ── connect ──► opening ── welcome ──► open ── silence, close, drop ──► closed
 *
 * It only hints, so a frame that cannot be sent is let go.
 */
export type Live = {
  connect(accessToken: string): void;
  isOpen(): boolean;
  isClosed(): boolean;
  send(frame: LiveFromConsole): void;
  drop(): void;
};

export function createLive(network: Network, clock: Clock, log: Log, serverUrl: string, events: LiveEvents): Live {
  let socket: LiveSocket | null = null;
  let open = false;
  let heardAt = 0;
  let timer: Timer | null = null;

  const end = (ended: LiveSocket, code: number): void => {
    if (socket !== ended) return;
    socket = null;
    open = false;
    timer?.cancel();
    timer = null;
    events.closed(code);
  };
  const sendText = (frame: LiveFromConsole): void => socket?.send(JSON.stringify(frame));
  const beat = (current: LiveSocket): void => {
    if (clock.monotonic() - heardAt > LIVE_SILENCE_MS) {
      log.info('live silent');
      current.close();
      end(current, LIVE_CLOSE.silent);
      return;
    }
    sendText({ type: 'ping' });
  };

  return {
    connect: (accessToken) => {
      if (socket !== null) return;
      heardAt = clock.monotonic();
      // Set below; a socket may close within the call that opens it.
      let current: LiveSocket | null = null;
      let closedEarly: number | null = null;
      current = network.openSocket(serverUrl.replace(/^http/, 'ws') + LIVE_PATH, {
        onOpen: () => current !== null && socket === current && sendText({ type: 'hello', accessToken }),
        onText: (text) => {
          if (current === null || socket !== current) return;
          heardAt = clock.monotonic();
          const frame = parseFrame(text);
          if (frame === null) {
            log.warn('live frame not understood');
            return;
          }
          if (frame.type === 'welcome' && !open) {
            open = true;
            events.opened();
          }
          events.frame(frame);
        },
        onClose: (code) => {
          if (current === null) closedEarly = code;
          else end(current, code);
        },
      });
      socket = current;
      const opened = current;
      timer = clock.every(LIVE_PING_MS, () => beat(opened));
      if (closedEarly !== null) end(opened, closedEarly);
    },
    isOpen: () => open,
    isClosed: () => socket === null,
    send: (frame) => {
      if (open) sendText(frame);
    },
    drop: () => {
      const current = socket;
      if (current === null) return;
      current.close();
      end(current, LIVE_CLOSE.goingAway);
    },
  };
}

function parseFrame(text: string): LiveToConsole | null {
  try {
    const parsed = zLiveToConsole.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
