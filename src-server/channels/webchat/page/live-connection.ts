import { backOffMs } from '#shared/base/back-off.ts';
import { type ChatLiveIn, type ChatLiveOut, zChatLiveOut } from '#shared/contract/central/chat.ts';
import { LIVE_PING_MS, LIVE_SILENCE_MS } from '#shared/contract/central/live.ts';
import { after, every, isOnline, now, openSocket, random } from './browser.ts';

export type Connection = 'connecting' | 'connected' | 'retrying' | 'offline';

const BACK_OFF = { firstMs: 1_000, maxMs: 15_000 };

export type LiveConnection = {
  start(): void;
  stop(): void;
  /** The network may have changed: a socket that looks open may be dead. */
  reconnectNow(): void;
  send(frame: ChatLiveIn): void;
};

/**
 *     connecting ──welcome──► connected ──close, silence──► retrying ──back-off──► connecting
 *                                  any ──no network──► offline ──network──► connecting
 *
 * Frames are hints. `onAttempt` runs before each try, so that the page fetches over HTTP even where sockets are blocked.
 */
export function createLiveConnection(
  url: string,
  token: () => string | null,
  events: { onState(state: Connection): void; onFrame(frame: ChatLiveOut): void; onAttempt(): void },
): LiveConnection {
  let socket: WebSocket | null = null;
  let attempt = 0;
  let heardAt = 0;
  let running = false;
  let retry: { cancel(): void } | null = null;
  let heartbeat: { cancel(): void } | null = null;

  const write = (frame: ChatLiveIn): void => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
  };

  function drop(): void {
    retry?.cancel();
    heartbeat?.cancel();
    const old = socket;
    socket = null;
    old?.close();
  }

  function closed(): void {
    drop();
    if (!running) return;
    events.onState(isOnline() ? 'retrying' : 'offline');
    attempt++;
    retry = after(backOffMs(BACK_OFF, attempt, random()), open);
  }

  function open(): void {
    drop();
    const sessionToken = token();
    if (!running || sessionToken === null) return;
    events.onAttempt();
    const current = openSocket(url);
    socket = current;
    heardAt = now();
    current.onopen = () => current.send(JSON.stringify({ type: 'hello', token: sessionToken } satisfies ChatLiveIn));
    current.onmessage = (event) => {
      if (socket !== current) return;
      heardAt = now();
      const frame = parseFrame(event.data);
      if (frame === null) return;
      if (frame.type === 'welcome') {
        attempt = 0;
        events.onState('connected');
      }
      events.onFrame(frame);
    };
    current.onclose = () => {
      if (socket === current) closed();
    };
    heartbeat = every(LIVE_PING_MS, () => {
      if (now() - heardAt > LIVE_SILENCE_MS) closed();
      else write({ type: 'ping' });
    });
  }

  return {
    start() {
      running = true;
      events.onState('connecting');
      open();
    },
    stop() {
      running = false;
      drop();
    },
    reconnectNow() {
      if (!running) return;
      attempt = 0;
      if (isOnline()) open();
      else closed();
    },
    send: write,
  };
}

function parseFrame(data: unknown): ChatLiveOut | null {
  try {
    const parsed = zChatLiveOut.safeParse(JSON.parse(String(data)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
