import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Timer } from '#shared/base/clock.ts';
import { LIVE_CLOSE, LIVE_MAX_FRAME_BYTES, LIVE_PATH } from '#shared/contract/central/live.ts';
import { CodedError } from '#shared/contract/errors.ts';
import { agentsNow, markSeen, visibleTicket } from '../modules/presence/presence-service.ts';
import type { SessionContext, SessionService } from '../modules/session/session-service.ts';
import type { Parts } from '../parts.ts';
import type { SignalMessage } from '../signal/signal.ts';
import { createFeedPoll } from './feed-poll.ts';
import { createLiveConnection, type LiveConnection, type LiveConnectionEvents } from './live-connection.ts';
import { liveFrame } from './live-frames.ts';
import { createLiveHub } from './live-hub.ts';
import { createLivePresence } from './live-presence.ts';
import type { LiveTimings } from './live-timings.ts';
import { isOwnOrigin, type Upgrades } from './upgrades.ts';

export interface LiveChannel {
  start(): void;
  /** Tells every console that this node goes away. */
  stop(): void;
}

/** The consoles' sockets of this node: hello and heartbeats, wake-ups, presence. */
export function createLiveChannel(parts: Parts, sessions: SessionService, upgrades: Upgrades, timings: LiveTimings): LiveChannel {
  const { db, clock, signal, log, config } = parts;
  const sockets = parts.metrics.sockets.labels('console');
  const server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: LIVE_MAX_FRAME_BYTES,
    clientTracking: false,
  });
  const connections = new Set<LiveConnection>();
  const hub = createLiveHub();
  const onError = () => log.warn({}, 'live-work-failed');
  const presence = createLivePresence({ node: parts.newId(), offlineMs: timings.offlineMs, db, clock, signal, hub, onError });
  const poll = createFeedPoll(db, hub);
  let timers: Timer[] = [];
  let unsubscribe = (): void => {};

  async function type(context: SessionContext, connection: LiveConnection, ticketId: string, on: boolean): Promise<void> {
    const before = presence.viewingOf(connection);
    if (before?.ticketId !== ticketId) return;
    const ticket = await visibleTicket(db, context, ticketId);
    if (ticket === null) return presence.show(connection, context, null);
    presence.show(connection, context, { ticketId, teamId: ticket.teamId, typing: on });
    const { workspaceId, actor } = context;
    if (ticket.conversationId === null) return;
    const [agent] = await agentsNow(db, workspaceId, [actor.agentId]);
    const name = agent?.name ?? '';
    signal.publish({ topic: 'agentTyping', workspaceId, conversationId: ticket.conversationId, agentId: actor.agentId, name, on });
  }

  async function view(context: SessionContext, connection: LiveConnection, ticketId: string | null): Promise<void> {
    const ticket = ticketId === null ? null : await visibleTicket(db, context, ticketId);
    presence.show(connection, context, ticket === null ? null : { ticketId: ticket.ticketId, teamId: ticket.teamId, typing: false });
    if (ticket !== null) presence.tellViewers(connection, context, ticket.ticketId);
  }

  const events: LiveConnectionEvents = {
    authenticate: (accessToken) => sessions.authenticate(accessToken),
    async opened(connection, context) {
      hub.add(connection);
      connection.outbox.send(liveFrame({ type: 'welcome', serverTime: clock.now() }));
      await presence.tellAll(connection, context);
      presence.show(connection, context, null);
    },
    async said(connection, context, frame) {
      if (frame.type === 'viewing') await view(context, connection, frame.ticketId);
      else if (frame.type === 'typing') await type(context, connection, frame.ticketId, frame.on);
      else await markSeen(db, context, frame.ticketId, frame.seq);
    },
    resync(connection) {
      if (connection.context !== null) void presence.tellAll(connection, connection.context).catch(onError);
    },
    dropped: () => parts.metrics.droppedFrames.inc(),
    closed(connection) {
      connections.delete(connection);
      sockets.dec();
      if (connection.context === null) return;
      hub.remove(connection);
      presence.gone(connection, connection.context);
    },
  };

  function accept(ws: WebSocket, socket: Duplex): void {
    sockets.inc();
    connections.add(createLiveConnection({ id: parts.newId(), ws, socket, clock, log, timings }, events));
  }

  function heard(message: SignalMessage): void {
    const { workspaceId } = message;
    if (message.topic === 'changed') hub.changed(workspaceId, message.feeds);
    else if (message.topic === 'presence') presence.heard(message);
    else if (message.topic === 'sessionEnded') hub.endSession(workspaceId, message.sessionId);
    else if (message.topic === 'customerTyping') {
      hub.tell(workspaceId, message.teamId, liveFrame({ type: 'customerTyping', ticketId: message.ticketId, on: message.on }));
    }
  }

  async function recheck(): Promise<void> {
    for (const workspaceId of hub.workspaceIds()) {
      const open = hub.open(workspaceId);
      const running = await sessions.recheck(workspaceId, [...new Set(open.map(({ context }) => context.sessionId))]);
      for (const { connection, context } of open) {
        const actor = running.get(context.sessionId);
        if (actor === undefined) hub.endSession(workspaceId, context.sessionId);
        else hub.setActor(connection, actor);
      }
    }
  }

  function ping(): void {
    const frame = liveFrame({ type: 'ping', serverTime: clock.now() });
    for (const connection of connections) if (connection.context !== null) connection.outbox.send(frame);
    presence.announce();
  }

  upgrades.add(new RegExp(LIVE_PATH.replaceAll('/', '\\/')), ({ request, socket, head }) => {
    if (!isOwnOrigin(request, config.publicUrl)) throw new CodedError('FORBIDDEN');
    server.handleUpgrade(request, socket, head, (ws) => accept(ws, socket));
  });

  return {
    start() {
      unsubscribe = signal.subscribe(heard);
      timers = [
        clock.every(Math.min(1_000, timings.helloMs), () => {
          for (const connection of [...connections]) connection.tick();
          presence.expire();
        }),
        clock.every(timings.pingMs, ping),
        clock.every(timings.recheckMs, () => void recheck().catch(onError)),
      ];
      if (signal.lossy) timers.push(clock.every(timings.pollMs, () => void poll.look().catch(onError)));
    },
    stop() {
      for (const timer of timers) timer.cancel();
      unsubscribe();
      for (const connection of connections) connection.close(LIVE_CLOSE.goingAway);
    },
  };
}
