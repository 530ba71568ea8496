import { type WebSocket, WebSocketServer } from 'ws';
import type { Clock } from '#shared/base/clock.ts';
import { type ChatLiveIn, zChatLiveIn } from '#shared/contract/central/chat.ts';
import { LIVE_CLOSE, LIVE_MAX_FRAME_BYTES } from '#shared/contract/central/live.ts';
import { CodedError } from '#shared/contract/errors.ts';
import type { Config } from '../../config.ts';
import type { Database } from '../../db/database.ts';
import { readWorkspace } from '../../db/with-workspace.ts';
import type { LiveTimings } from '../../live/live-timings.ts';
import { isOwnOrigin, type Upgrades } from '../../live/upgrades.ts';
import { createRateLimiter } from '../../plugins/rate-limiter.ts';
import type { Signal } from '../../signal/signal.ts';
import { createLiveSockets } from './live-sockets.ts';
import { readVisitor } from './visitor-service.ts';
import type { Visitor, VisitorTokens } from './visitor-token.ts';
import type { Channels } from './webchat-channels.ts';
import type { WebchatLimits } from './webchat-limits.ts';
import { type Channel, findConversation, findCurrentTicket } from './webchat-repository.ts';

export type LiveParts = {
  readonly config: Pick<Config, 'publicUrl'>;
  readonly db: Database;
  readonly clock: Clock;
  readonly signal: Signal;
  readonly tokens: VisitorTokens;
  readonly channels: Channels;
  readonly limits: WebchatLimits;
  readonly timings: WebchatTimings;
};

export type WebchatTimings = Pick<LiveTimings, 'helloMs' | 'pingMs' | 'silenceMs'>;

export type WebchatLive = {
  /** Says goodbye to every visitor; returns when their sockets are closed, within a second. */
  stop(): Promise<void>;
};

/**
 * Hints to and from visitors. A socket is a stranger until its `hello` names a visitor of its channel, then it hears of its
 * own conversation only. Whatever is not a frame of the contract closes it.
 */
export function createWebchatLive(parts: LiveParts, upgrades: Upgrades): WebchatLive {
  const { clock, signal, limits, timings } = parts;
  const server = new WebSocketServer({ noServer: true, maxPayload: LIVE_MAX_FRAME_BYTES, perMessageDeflate: false });
  const sockets = createLiveSockets(limits.socketsPerVisitor);
  let strangers = 0;
  let stopping = false;

  const unsubscribe = signal.subscribe((message) => {
    if (message.topic === 'conversation') sockets.tell(message.conversationId, { type: 'changed' });
    if (message.topic === 'agentTyping') sockets.tell(message.conversationId, { type: 'agentTyping', on: message.on, name: message.name });
  });

  async function welcome(key: string, token: string): Promise<{ channel: Channel; visitor: Visitor } | null> {
    try {
      const channel = await parts.channels.find(key);
      const visitor = readVisitor(parts, channel, token);
      const conversation = await readWorkspace(parts.db, channel.workspaceId, (trx) => findConversation(trx, channel.id, visitor.visitorId));
      return conversation === null ? null : { channel, visitor };
    } catch {
      return null;
    }
  }

  function serve(socket: WebSocket, key: string): void {
    const frames = createRateLimiter(limits.framesPerSocket, clock.monotonic, 1);
    let heardAt = clock.monotonic();
    let greeted = false;
    let stranger = true;
    let known: { channel: Channel; visitor: Visitor } | null = null;
    let typingIn: { ticketId: string; teamId: string } | null = null;
    strangers++;

    const hello = clock.after(timings.helloMs, () => {
      if (known === null) socket.close(LIVE_CLOSE.silent);
    });
    const heartbeat = clock.every(timings.pingMs, () => {
      if (clock.monotonic() - heardAt > timings.silenceMs) socket.close(LIVE_CLOSE.silent);
      else if (known !== null) sockets.write(socket, { type: 'ping' });
    });

    function tellTyping(on: boolean): void {
      if (known === null || typingIn === null) return;
      signal.publish({ topic: 'customerTyping', workspaceId: known.channel.workspaceId, ...typingIn, on });
      if (!on) typingIn = null;
    }

    async function take(frame: ChatLiveIn): Promise<void> {
      if (frame.type === 'hello') {
        if (greeted) return socket.close(LIVE_CLOSE.badFrame);
        greeted = true;
        const found = await welcome(key, frame.token);
        if (found === null) return socket.close(LIVE_CLOSE.unauthenticated);
        if (socket.readyState !== socket.OPEN) return;
        if (!sockets.add(found.visitor.visitorId, socket)) return socket.close(LIVE_CLOSE.slow);
        known = found;
        stranger = false;
        strangers--;
        return sockets.write(socket, { type: 'welcome' });
      }
      if (frame.type === 'ping') return;
      const { channel, visitor } = known ?? {};
      if (channel === undefined || visitor === undefined) return socket.close(LIVE_CLOSE.badFrame);
      if (frame.on) typingIn = (await readWorkspace(parts.db, channel.workspaceId, (trx) => findCurrentTicket(trx, visitor.visitorId))) ?? null;
      tellTyping(frame.on);
    }

    socket.on('message', (data, isBinary) => {
      heardAt = clock.monotonic();
      const frame = isBinary ? null : parseFrame(String(data));
      if (frame === null || isTooFast()) return socket.close(LIVE_CLOSE.badFrame);
      // A hint that cannot be given because the database is away is no reason to lose the socket.
      take(frame).catch(() => undefined);
    });
    function isTooFast(): boolean {
      try {
        frames.take('frames');
        return false;
      } catch {
        return true;
      }
    }
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      hello.cancel();
      heartbeat.cancel();
      tellTyping(false);
      if (stranger) strangers--;
      if (known !== null) sockets.remove(known.visitor.visitorId, socket);
    });
  }

  upgrades.add(/\/chat\/(?<key>[A-Za-z0-9_-]{1,60})\/live/, ({ request, socket, head, params }) => {
    if (!isOwnOrigin(request, parts.config.publicUrl)) throw new CodedError('FORBIDDEN');
    if (stopping || strangers >= limits.strangers) throw new CodedError('UNAVAILABLE');
    server.handleUpgrade(request, socket, head, (accepted) => serve(accepted, params.key ?? ''));
  });

  return {
    async stop() {
      stopping = true;
      unsubscribe();
      for (const client of server.clients) client.close(LIVE_CLOSE.goingAway);
      await new Promise<void>((resolve) => {
        // A client that does not answer the close is not waited for.
        const deadline = clock.after(1_000, () => {
          for (const client of server.clients) client.terminate();
        });
        server.close(() => {
          deadline.cancel();
          resolve();
        });
        if (server.clients.size === 0) deadline.cancel();
      });
    },
  };
}

function parseFrame(text: string): ChatLiveIn | null {
  try {
    const parsed = zChatLiveIn.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
