import { implement, ORPCError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/fetch';
import type { LiveSocketEvents, Network } from '../../src-main/host/ports/host-ports.ts';
import { centralContract } from '../../src-shared/contract/central/central-contract.ts';
import { zLiveFromConsole } from '../../src-shared/contract/central/live.ts';
import { CONTRACT_VERSION, OLDEST_SUPPORTED } from '../../src-shared/contract/version.ts';
import type { Contact } from '../../src-shared/domain/contact/contact.ts';
import type { Agent, Queue, Team, Workspace } from '../../src-shared/domain/presence/directory.ts';
import type { Change } from '../../src-shared/domain/sync/change.ts';
import { type Command, isTicketCommand, type Outcome } from '../../src-shared/domain/sync/command.ts';
import { applyTicketCommand } from '../../src-shared/domain/ticket/apply-command.ts';
import { checkTicketCommand } from '../../src-shared/domain/ticket/check-command.ts';
import { applyInbound } from '../../src-shared/domain/ticket/inbound.ts';
import type { Entry, Ticket } from '../../src-shared/domain/ticket/ticket.ts';
import { aContact, aTicket, T0, uuid } from './ticket-factory.ts';

/** What a console cannot do without; the rest of the contract is for tests with the real central API. */
const { server, session, sync, attachments } = centralContract;

/** What a test does to the network between console and server. */
export type Faults = {
  down: boolean;
  /** Answers of the server that are thrown away after it acted. */
  dropAnswers: number;
  /** Errors to answer a push with, before it acts. */
  failPushes: number;
  /** Answers of a proxy in between: a page, not ours. */
  proxyPages: number;
  /** Closes each live connection right after its welcome. */
  closeAfterWelcome: boolean;
  /** A ticket whose commands make the server refuse the whole request as not of its form. */
  refuseForm: string | null;
  /** Answers 401 to the next requests with a token. */
  expireTokens: number;
};

export const team: Team = { id: uuid(30), name: 'Penjualan', rev: 1 };
export const queue: Queue = { id: uuid(20), teamId: team.id, name: 'Umum', responseTargetMinutes: 30, isDefault: true, rev: 1 };
export const workspace: Workspace = { id: uuid(10), name: 'Toko Nusantara', timeZone: 'Asia/Jakarta', currency: 'IDR', rev: 1 };
export const agents: readonly Agent[] = ['sari', 'budi'].map((name, index) => ({
  id: uuid(50 + index),
  name,
  email: `${name}@nusantara.example`,
  role: 'agent',
  teamIds: [team.id],
  active: true,
  state: 'available',
  stateSince: T0,
  rev: 1,
}));

/**
 * A central API in memory for tests of the console: the same rules, one feed, no database. It is not the server; what must hold
 * for both is tested against the real one in `test/integration`.
 */
export function fakeCentral(now: () => number) {
  const faults: Faults = { down: false, dropAnswers: 0, failPushes: 0, proxyPages: 0, expireTokens: 0, refuseForm: null, closeAfterWelcome: false };
  const tickets = new Map<string, Ticket>();
  const contacts = new Map<string, Contact>();
  const entries = new Map<string, Entry>();
  const outcomes = new Map<string, Outcome>();
  const effects = new Map<string, number>();
  const devices = new Map<string, { agentId: string; last: number }>();
  const received: Command[] = [];
  const sessions = new Map<string, { agentId: string; deviceId: string }>();
  const log: { kind: Change['kind']; id: string; removed: boolean }[] = [];
  const sockets = new Set<LiveSocketEvents>();
  let tokens = 0;
  let welcomes = 0;
  let logFloor = 0;

  const find = (kind: Change['kind'], id: string) => {
    const maps = { ticket: tickets, contact: contacts, entry: entries } as Record<string, Map<string, unknown>>;
    const fixed: readonly { kind: Change['kind']; entity: { id: string } }[] = [
      { kind: 'workspace', entity: workspace },
      { kind: 'team', entity: team },
      { kind: 'queue', entity: queue },
      ...agents.map((agent) => ({ kind: 'agent' as const, entity: agent })),
    ];
    return maps[kind]?.get(id) ?? fixed.find((item) => item.kind === kind && item.entity.id === id)?.entity;
  };
  const record = (kind: Change['kind'], id: string, removed = false): void => {
    log.push({ kind, id, removed });
    for (const socket of sockets) socket.onText(JSON.stringify({ type: 'changed' }));
  };
  const putTicket = (ticket: Ticket): void => {
    tickets.set(ticket.id, ticket);
    record('ticket', ticket.id);
  };
  const putEntry = (entry: Entry): Entry => {
    const seq = [...entries.values()].filter((other) => other.ticketId === entry.ticketId).length + 1;
    const whole = { ...entry, seq, rev: 1 };
    entries.set(entry.id, whole);
    record('entry', entry.id);
    return whole;
  };
  const changeOf = ({ kind, id, removed }: (typeof log)[number]): Change => {
    const entity = find(kind, id);
    return removed || entity === undefined ? { op: 'remove', kind, id } : ({ op: 'upsert', kind, entity } as Change);
  };

  function handle(command: Command, agentId: string): Outcome {
    const known = outcomes.get(command.id);
    if (known !== undefined) return known;
    const outcome = act(command, agentId);
    outcomes.set(command.id, outcome);
    if (outcome.status === 'accepted') effects.set(command.id, (effects.get(command.id) ?? 0) + 1);
    return outcome;
  }

  function act({ id, body }: Command, agentId: string): Outcome {
    if (!isTicketCommand(body)) return { commandId: id, status: 'accepted', noop: false, rev: 1 };
    const ticket = tickets.get(body.ticketId);
    const agent = agents.find((candidate) => candidate.id === agentId);
    if (ticket === undefined || agent === undefined) return { commandId: id, status: 'refused', code: 'NOT_FOUND', detail: {} };
    const verdict = checkTicketCommand(ticket, body, {
      actor: { agentId, role: agent.role, teamIds: agent.teamIds },
      now: now(),
      queuedMs: 0,
      unseenMessages: 0,
      ownerChangedSinceSeen: false,
      target: body.type === 'ticket.transfer' ? { kind: 'queue', teamId: team.id, agentServesQueue: true } : null,
      recipientValid: true,
    });
    if (verdict.kind === 'refuse') return { commandId: id, status: 'refused', ...verdict.refusal };
    if (verdict.kind === 'noop') return { commandId: id, status: 'accepted', noop: true, rev: ticket.rev };
    const applied = applyTicketCommand(ticket, body, { commandId: id, agentId, at: now(), targetTeamId: null, intoNumber: 0 });
    const rev = ticket.rev + 1;
    const statusRev = applied.ticket.status === ticket.status ? ticket.statusRev : rev;
    if (applied.entry !== null) putEntry(applied.entry);
    putTicket({ ...applied.ticket, rev, statusRev });
    return { commandId: id, status: 'accepted', noop: false, rev };
  }

  const os = implement({ server, session, sync, attachments }).$context<{ token: string | null }>();
  const who = (token: string | null) => {
    const session = token === null ? undefined : sessions.get(token);
    if (session === undefined) throw new ORPCError('UNAUTHENTICATED', { status: 401, data: {} });
    if (faults.expireTokens > 0) {
      faults.expireTokens -= 1;
      sessions.delete(token as string);
      throw new ORPCError('UNAUTHENTICATED', { status: 401, data: {} });
    }
    return session;
  };
  const grant = (agentId: string, deviceId: string) => {
    tokens += 1;
    const pair = { accessToken: `access-${tokens}`, refreshToken: `refresh-${tokens}`, accessExpiresAt: now() + 600_000 };
    for (const token of [pair.accessToken, pair.refreshToken]) sessions.set(token, { agentId, deviceId });
    return pair;
  };
  const agentRow = (id: string) => structuredClone(agents.find((agent) => agent.id === id) ?? agents[0]) as never;

  const router = os.router({
    server: {
      info: os.server.info.handler(() => ({
        product: 'tanggap' as const,
        version: '0',
        contractVersion: CONTRACT_VERSION,
        oldestSupported: OLDEST_SUPPORTED,
        serverTime: now(),
      })),
    },
    session: {
      signIn: os.session.signIn.handler(({ input }) => {
        const agent = agents.find((candidate) => candidate.email === input.email);
        if (agent === undefined || input.password !== 'tanggap-demo') throw new ORPCError('SIGN_IN_FAILED', { status: 401, data: {} });
        const known = input.device.id === undefined ? undefined : devices.get(input.device.id);
        const deviceId = known?.agentId === agent.id ? (input.device.id as string) : uuid(900 + devices.size);
        if (known?.agentId !== agent.id) devices.set(deviceId, { agentId: agent.id, last: 0 });
        const lastDeviceSeq = devices.get(deviceId)?.last ?? 0;
        return { ...grant(agent.id, deviceId), deviceId, agent: agentRow(agent.id), workspace, serverTime: now(), lastDeviceSeq };
      }),
      refresh: os.session.refresh.handler(({ input }) => {
        const session = sessions.get(input.refreshToken);
        if (session === undefined) throw new ORPCError('UNAUTHENTICATED', { status: 401, data: {} });
        sessions.delete(input.refreshToken);
        return { ...grant(session.agentId, session.deviceId), serverTime: now() };
      }),
      signOut: os.session.signOut.handler(({ context }) => {
        who(context.token);
        return { serverTime: now() };
      }),
      me: os.session.me.handler(({ context }) => {
        const { agentId, deviceId } = who(context.token);
        return { agent: agentRow(agentId), workspace, deviceId, lastDeviceSeq: devices.get(deviceId)?.last ?? 0, serverTime: now() };
      }),
    },
    sync: {
      push: os.sync.push.handler(({ input, context }) => {
        const { agentId, deviceId } = who(context.token);
        if (faults.failPushes > 0) {
          faults.failPushes -= 1;
          throw new ORPCError('INTERNAL', { status: 500, data: {} });
        }
        if (input.commands.some(({ body }) => 'ticketId' in body && body.ticketId === faults.refuseForm)) {
          throw new ORPCError('INVALID_INPUT', { status: 400, data: {} });
        }
        const device = devices.get(deviceId) as { last: number };
        const done: Outcome[] = [];
        let stopped: null | { reason: 'gap'; expected: number } = null;
        received.push(...(input.commands as Command[]));
        for (const command of input.commands) {
          let next = device.last + 1;
          while (input.parkedSeqs.includes(next)) next += 1;
          if (!outcomes.has(command.id) && command.deviceSeq > next) {
            stopped = { reason: 'gap', expected: next };
            break;
          }
          done.push(handle(command as Command, agentId));
          device.last = Math.max(device.last, command.deviceSeq);
        }
        return { outcomes: done, stopped, lastDeviceSeq: device.last, serverTime: now() };
      }),
      pull: os.sync.pull.handler(({ input, context }) => {
        who(context.token);
        const from = Number(input.cursor);
        if (from < logFloor) throw new ORPCError('CURSOR_TOO_OLD', { status: 410, data: {} });
        const page = log.slice(from, from + input.limit);
        return {
          changes: page.map(changeOf) as never[],
          cursor: String(from + page.length),
          more: from + page.length < log.length,
          feedsAdded: [],
          feedsDropped: [],
          serverTime: now(),
        };
      }),
      snapshot: os.sync.snapshot.handler(({ input, context }) => {
        who(context.token);
        const rows = [
          { kind: 'workspace' as const, id: workspace.id },
          { kind: 'team' as const, id: team.id },
          { kind: 'queue' as const, id: queue.id },
          ...agents.map(({ id }) => ({ kind: 'agent' as const, id })),
          ...[...contacts.keys()].map((id) => ({ kind: 'contact' as const, id })),
          ...[...tickets.keys()].map((id) => ({ kind: 'ticket' as const, id })),
          ...[...entries.keys()].map((id) => ({ kind: 'entry' as const, id })),
        ];
        const [from = 0, cursor = log.length] = (input.page ?? '').split('/').filter(Boolean).map(Number);
        const page = rows.slice(from, from + input.limit);
        const done = from + page.length;
        return {
          changes: page.map((row) => changeOf({ ...row, removed: false })) as never[],
          next: done < rows.length ? `${done}/${cursor}` : null,
          cursor: String(cursor),
          done,
          total: rows.length,
          serverTime: now(),
        };
      }),
    },
    attachments: {
      missing: os.attachments.missing.handler(() => ({ missing: [] })),
      describe: os.attachments.describe.handler(() => {
        throw new ORPCError('NOT_FOUND', { status: 404, data: {} });
      }),
    },
  });

  const handler = new RPCHandler(router);
  const network: Network = {
    fetch: async (url, init) => {
      if (faults.down) throw new TypeError('fetch failed');
      if (faults.proxyPages > 0) {
        faults.proxyPages -= 1;
        return new Response('<html>Bad gateway</html>', {
          status: faults.proxyPages % 2 === 0 ? 502 : 404,
          headers: { 'content-type': 'text/html' },
        });
      }
      const request = new Request(url, init);
      const token = request.headers.get('authorization')?.replace('Bearer ', '') ?? null;
      const { response } = await handler.handle(request, { prefix: '/rpc', context: { token } });
      if (faults.dropAnswers > 0) {
        faults.dropAnswers -= 1;
        throw new TypeError('fetch failed');
      }
      return response ?? new Response('<html>not found</html>', { status: 404 });
    },
    openSocket: (_url, events) => {
      const close = (): void => {
        if (sockets.delete(events)) events.onClose(1006);
      };
      queueMicrotask(() => {
        if (faults.down) {
          events.onClose(1006);
          return;
        }
        sockets.add(events);
        events.onOpen();
      });
      return {
        send: (text) => {
          const frame = zLiveFromConsole.parse(JSON.parse(text));
          if (frame.type !== 'hello') return;
          welcomes += 1;
          events.onText(JSON.stringify({ type: 'welcome', serverTime: now() }));
          if (faults.closeAfterWelcome) close();
        },
        close,
      };
    },
  };

  return {
    network,
    faults,
    /** Live connections that got as far as a welcome. */
    welcomes: () => welcomes,
    tickets,
    entries,
    outcomes,
    received,
    effects,
    devices,
    /** Ends every live connection, as a network does that goes away. */
    dropSockets: (): void => {
      for (const socket of [...sockets]) {
        sockets.delete(socket);
        socket.onClose(1006);
      }
    },
    removeTicket: (id: string): void => {
      tickets.delete(id);
      record('ticket', id, true);
    },
    /** A customer with one ticket. */
    seed: (n: number, patch: Partial<Ticket> = {}): Ticket => {
      const contact = aContact({
        id: uuid(4000 + n),
        name: `Pelanggan ${n}`,
        identities: [{ id: uuid(5000 + n), kind: 'webchat', value: uuid(6000 + n) }],
      });
      contacts.set(contact.id, contact);
      record('contact', contact.id);
      const ticket = aTicket({ id: uuid(1000 + n), number: n, contactId: contact.id, awaitingSince: now(), lastMessageAt: now(), ...patch });
      putTicket(ticket);
      return ticket;
    },
    customerWrites: (ticketId: string, text: string): void => {
      const ticket = tickets.get(ticketId) as Ticket;
      putEntry({
        id: uuid(70_000 + log.length),
        ticketId,
        author: { kind: 'contact', id: ticket.contactId },
        at: now(),
        seq: null,
        rev: 1,
        kind: 'message',
        direction: 'in',
        channel: 'webchat',
        text,
        attachments: [],
        delivery: null,
        recipient: null,
        wroteBeforeSeeing: 0,
      });
      putTicket({ ...applyInbound(ticket, text, now()), rev: ticket.rev + 1 });
    },
    forgetLog: (): void => {
      logFloor = log.length + 1;
    },
  };
}
export type FakeCentral = ReturnType<typeof fakeCentral>;
