/** One socket of a console, on this node or another. */
export type PresenceEntry = {
  readonly workspaceId: string;
  readonly node: string;
  readonly socket: string;
  readonly deviceId: string;
  readonly agentId: string;
  readonly viewing: { readonly ticketId: string; readonly teamId: string; readonly typing: boolean } | null;
};

export type Viewer = { readonly agentId: string; readonly typing: boolean };

/** What others should be told. */
export type PresenceEvent =
  | { readonly type: 'viewers'; readonly workspaceId: string; readonly ticketId: string; readonly teamId: string }
  | { readonly type: 'online'; readonly workspaceId: string; readonly agentId: string; readonly online: boolean };

type Kept = PresenceEntry & { readonly typingUntil: number; readonly seenAt: number };

/** Typing that is not said again ends. */
export const TYPING_MS = 6_000;
/** A node that says nothing any more is gone, and its sockets with it. */
const NODE_SILENCE_MS = 60_000;
/** A socket that comes back within this is no absence. */
export const OFFLINE_GRACE_MS = 10_000;

/** Who is online, views and types, over all nodes. Pure: it is given the time and answers what changed. */
export interface PresenceRegistry {
  put(entry: PresenceEntry, now: number): PresenceEvent[];
  remove(socket: string, now: number): PresenceEvent[];
  /** The socket is still there; returns what it does now, or null when it is unknown. */
  touch(socket: string, now: number): PresenceEntry | null;
  /** Ends what ran out: typing, silent nodes, agents without a socket. Call it about once a second. */
  expire(now: number): PresenceEvent[];
  /** Everyone with the ticket in front of them, `exceptDeviceId` left out; an agent with two devices counts once. */
  viewers(workspaceId: string, ticketId: string, exceptDeviceId: string | null, now: number): Viewer[];
  viewedTickets(workspaceId: string): { ticketId: string; teamId: string }[];
  viewingDevices(workspaceId: string, ticketId: string): Set<string>;
  onlineAgents(workspaceId: string): string[];
}

export function createPresenceRegistry(offlineMs = OFFLINE_GRACE_MS): PresenceRegistry {
  const entries = new Map<string, Kept>();
  const byTicket = new Map<string, Set<Kept>>();
  const agents = new Map<string, { workspaceId: string; agentId: string; sockets: number; offlineAt: number | null }>();

  const ticketKey = (workspaceId: string, ticketId: string) => `${workspaceId} ${ticketId}`;

  function unlink(kept: Kept): void {
    if (kept.viewing === null) return;
    const key = ticketKey(kept.workspaceId, kept.viewing.ticketId);
    const viewers = byTicket.get(key);
    viewers?.delete(kept);
    if (viewers?.size === 0) byTicket.delete(key);
  }

  function link(kept: Kept): void {
    if (kept.viewing === null) return;
    const key = ticketKey(kept.workspaceId, kept.viewing.ticketId);
    const viewers = byTicket.get(key) ?? new Set();
    byTicket.set(key, viewers.add(kept));
  }

  function agentGained(entry: PresenceEntry): PresenceEvent[] {
    const key = `${entry.workspaceId} ${entry.agentId}`;
    const agent = agents.get(key);
    if (agent !== undefined) {
      agent.sockets += 1;
      agent.offlineAt = null;
      return [];
    }
    agents.set(key, { workspaceId: entry.workspaceId, agentId: entry.agentId, sockets: 1, offlineAt: null });
    return [{ type: 'online', workspaceId: entry.workspaceId, agentId: entry.agentId, online: true }];
  }

  function agentLost(entry: PresenceEntry, now: number): void {
    const agent = agents.get(`${entry.workspaceId} ${entry.agentId}`);
    if (agent === undefined) return;
    agent.sockets -= 1;
    if (agent.sockets === 0) agent.offlineAt = now + offlineMs;
  }

  const viewersEvent = (entry: PresenceEntry): PresenceEvent[] =>
    entry.viewing === null
      ? []
      : [{ type: 'viewers', workspaceId: entry.workspaceId, ticketId: entry.viewing.ticketId, teamId: entry.viewing.teamId }];

  function drop(kept: Kept, now: number): PresenceEvent[] {
    entries.delete(kept.socket);
    unlink(kept);
    agentLost(kept, now);
    return viewersEvent(kept);
  }

  return {
    put(entry, now) {
      const before = entries.get(entry.socket);
      const typing = entry.viewing?.typing === true;
      const kept: Kept = { ...entry, typingUntil: typing ? now + TYPING_MS : 0, seenAt: now };
      if (before !== undefined) unlink(before);
      entries.set(entry.socket, kept);
      link(kept);
      const events = before === undefined ? agentGained(entry) : [];
      const sameTicket = before?.viewing?.ticketId === entry.viewing?.ticketId;
      const wasTyping = before !== undefined && before.typingUntil > now;
      if (before !== undefined && !sameTicket) events.push(...viewersEvent(before));
      if (!sameTicket || (before !== undefined && wasTyping !== typing)) events.push(...viewersEvent(entry));
      return events;
    },

    remove(socket, now) {
      const kept = entries.get(socket);
      return kept === undefined ? [] : drop(kept, now);
    },

    touch(socket, now) {
      const kept = entries.get(socket);
      if (kept === undefined) return null;
      unlink(kept);
      const touched: Kept = { ...kept, seenAt: now };
      entries.set(socket, touched);
      link(touched);
      const { typingUntil: _typingUntil, seenAt: _seenAt, ...entry } = touched;
      return entry;
    },

    expire(now) {
      const events: PresenceEvent[] = [];
      for (const kept of [...entries.values()]) {
        if (now - kept.seenAt > NODE_SILENCE_MS) events.push(...drop(kept, now));
        else if (kept.typingUntil > 0 && kept.typingUntil <= now && kept.viewing !== null) {
          unlink(kept);
          const quiet: Kept = { ...kept, viewing: { ...kept.viewing, typing: false }, typingUntil: 0 };
          entries.set(kept.socket, quiet);
          link(quiet);
          events.push(...viewersEvent(quiet));
        }
      }
      for (const [key, agent] of [...agents]) {
        if (agent.offlineAt === null || agent.offlineAt > now) continue;
        agents.delete(key);
        events.push({ type: 'online', workspaceId: agent.workspaceId, agentId: agent.agentId, online: false });
      }
      return events;
    },

    viewers(workspaceId, ticketId, exceptDeviceId, now) {
      const typing = new Map<string, boolean>();
      for (const kept of byTicket.get(ticketKey(workspaceId, ticketId)) ?? []) {
        if (kept.deviceId === exceptDeviceId) continue;
        typing.set(kept.agentId, (typing.get(kept.agentId) ?? false) || kept.typingUntil > now);
      }
      return [...typing].map(([agentId, isTyping]) => ({ agentId, typing: isTyping })).sort((a, b) => (a.agentId < b.agentId ? -1 : 1));
    },

    viewedTickets(workspaceId) {
      const tickets = new Map<string, string>();
      for (const kept of entries.values()) {
        if (kept.workspaceId === workspaceId && kept.viewing !== null) tickets.set(kept.viewing.ticketId, kept.viewing.teamId);
      }
      return [...tickets].map(([ticketId, teamId]) => ({ ticketId, teamId }));
    },

    viewingDevices: (workspaceId, ticketId) => new Set([...(byTicket.get(ticketKey(workspaceId, ticketId)) ?? [])].map((kept) => kept.deviceId)),

    onlineAgents: (workspaceId) => [...agents.values()].filter((agent) => agent.workspaceId === workspaceId).map((agent) => agent.agentId),
  };
}
