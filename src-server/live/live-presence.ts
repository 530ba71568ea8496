import type { Clock } from '#shared/base/clock.ts';
import { maySeeTeam } from '#shared/domain/permission/role.ts';
import type { Database } from '../db/database.ts';
import { createPresenceRegistry, type PresenceEntry, type PresenceEvent } from '../modules/presence/presence-registry.ts';
import { agentsNow } from '../modules/presence/presence-service.ts';
import type { SessionContext } from '../modules/session/session-service.ts';
import type { Signal, SignalMessage } from '../signal/signal.ts';
import type { LiveConnection } from './live-connection.ts';
import { liveFrame } from './live-frames.ts';
import type { LiveHub } from './live-hub.ts';

type PresenceMessage = Extract<SignalMessage, { topic: 'presence' }>;
type Viewing = PresenceEntry['viewing'];

/** Joins the presence of this node's sockets with that of the others', and tells both sides. */
export interface LivePresence {
  /** The connection is there, with this ticket in front. */
  show(connection: LiveConnection, context: SessionContext, viewing: Viewing): void;
  gone(connection: LiveConnection, context: SessionContext): void;
  viewingOf(connection: LiveConnection): Viewing;
  heard(message: PresenceMessage): void;
  /** Everything a console needs after `welcome` or `resync`. */
  tellAll(connection: LiveConnection, context: SessionContext): Promise<void>;
  tellViewers(connection: LiveConnection, context: SessionContext, ticketId: string): void;
  expire(): void;
  /** Says again that our sockets are there; the others forget a silent node. */
  announce(): void;
}

export function createLivePresence(parts: {
  readonly node: string;
  readonly offlineMs: number;
  readonly db: Database;
  readonly clock: Clock;
  readonly signal: Signal;
  readonly hub: LiveHub;
  onError(error: unknown): void;
}): LivePresence {
  const { node, db, clock, signal, hub } = parts;
  const registry = createPresenceRegistry(parts.offlineMs);
  const viewing = new Map<string, Viewing>();
  const now = () => clock.monotonic();

  const viewersFrame = (workspaceId: string, ticketId: string, deviceId: string | null) =>
    liveFrame({ type: 'viewers', ticketId, viewers: registry.viewers(workspaceId, ticketId, deviceId, now()) });

  async function tellOnline(workspaceId: string, agentId: string, online: boolean): Promise<void> {
    const [agent] = await agentsNow(db, workspaceId, [agentId]);
    if (agent !== undefined) hub.tell(workspaceId, null, liveFrame({ type: 'agentOnline', agentId, online, state: agent.state }));
  }

  function tellViewersOf(workspaceId: string, ticketId: string, teamId: string): void {
    const own = registry.viewingDevices(workspaceId, ticketId);
    const common = viewersFrame(workspaceId, ticketId, null);
    hub.tell(workspaceId, teamId, (context) => (own.has(context.deviceId) ? viewersFrame(workspaceId, ticketId, context.deviceId) : common));
  }

  function tell(events: readonly PresenceEvent[]): void {
    for (const event of events) {
      if (event.type === 'viewers') tellViewersOf(event.workspaceId, event.ticketId, event.teamId);
      else void tellOnline(event.workspaceId, event.agentId, event.online).catch(parts.onError);
    }
  }

  const publish = (entry: PresenceEntry, online: boolean) => signal.publish({ topic: 'presence', ...entry, online });

  return {
    show(connection, context, ticket) {
      const { workspaceId, deviceId, actor } = context;
      const entry: PresenceEntry = { workspaceId, node, socket: connection.id, deviceId, agentId: actor.agentId, viewing: ticket };
      viewing.set(connection.id, ticket);
      tell(registry.put(entry, now()));
      publish(entry, true);
    },
    gone(connection, { workspaceId, deviceId, actor }) {
      viewing.delete(connection.id);
      tell(registry.remove(connection.id, now()));
      publish({ workspaceId, node, socket: connection.id, deviceId, agentId: actor.agentId, viewing: null }, false);
    },
    viewingOf: (connection) => viewing.get(connection.id) ?? null,
    heard({ topic: _topic, online, ...entry }) {
      if (entry.node === node) return;
      tell(online ? registry.put(entry, now()) : registry.remove(entry.socket, now()));
    },
    async tellAll(connection, context) {
      const agents = await agentsNow(db, context.workspaceId, registry.onlineAgents(context.workspaceId));
      for (const { agentId, state } of agents) connection.outbox.send(liveFrame({ type: 'agentOnline', agentId, online: true, state }));
      for (const { ticketId, teamId } of registry.viewedTickets(context.workspaceId)) {
        if (maySeeTeam(context.actor, teamId)) connection.outbox.send(viewersFrame(context.workspaceId, ticketId, context.deviceId));
      }
    },
    tellViewers(connection, context, ticketId) {
      connection.outbox.send(viewersFrame(context.workspaceId, ticketId, context.deviceId));
    },
    expire: () => tell(registry.expire(now())),
    announce() {
      for (const socket of viewing.keys()) {
        const entry = registry.touch(socket, now());
        if (entry !== null) publish(entry, true);
      }
    },
  };
}
