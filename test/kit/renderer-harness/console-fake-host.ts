import type { HostClient } from '../../../src-renderer/host-client/host-context.tsx';
import { browserClock } from '../../../src-renderer/state/clock.ts';
import { defaultSettings } from '../../../src-renderer/state/mirror.ts';
import type { CommandStatus, Connection, QueueFilter, SessionState, Settings } from '../../../src-shared/contract/console/console-shapes.ts';
import { CodedError, type ErrorCode } from '../../../src-shared/contract/errors.ts';
import type { AgentState } from '../../../src-shared/domain/presence/agent-state.ts';
import { type Sort, VIEWS, type View } from '../../../src-shared/domain/ticket/queue-view.ts';
import { answerQueue, openableRow, sampleRow } from './queue-sample.ts';
import { createFakeHost } from './ticket-fake-host.ts';
import { id, me, NOW, refusedClaim, refusedReply, workspace } from './ticket-sample.ts';

/**
 * `signedOut`, `profiles`: nobody is signed in. `offline`, `loading`, `signInNeeded`, `revoked`: the connection.
 * `refused`: commands of every fate in the ledger. `empty`: no tickets. `slow`: the queue never answers.
 */
export type ConsoleScene = { scene: string; rows: number; settings: Settings };

export function readScene(query: URLSearchParams): ConsoleScene {
  const settings: Settings = {
    ...defaultSettings,
    language: query.get('language') === 'en' ? 'en' : 'id',
    theme: query.get('theme') === 'dark' ? 'dark' : 'light',
    density: query.get('density') === 'compact' ? 'compact' : 'comfortable',
    sound: false,
    queueView: VIEWS.find((view) => view === query.get('view')) ?? 'team',
  };
  return { scene: query.get('scene') ?? 'plain', rows: Number(query.get('rows') ?? 60), settings };
}

const connections: Record<string, Connection> = {
  offline: { state: 'offline', since: NOW - 14 * 60_000, retryAt: NOW + 40_000 },
  loading: { state: 'loading', done: 1_840, total: 5_000 },
  signInNeeded: { state: 'signInNeeded' },
  revoked: { state: 'revoked' },
};

const command = (n: number, status: CommandStatus['status'], type = 'ticket.setStatus'): CommandStatus => ({
  ...refusedReply,
  commandId: id(7_000 + n),
  type,
  status,
  text: null,
  deviceSeq: 200 - n,
  issuedAt: NOW - n * 400_000,
});

/** The ticket harness's host with everything around the ticket: session, settings, queue, search, ledger. */
export function createFakeConsoleHost({ scene, rows, settings: first }: ConsoleScene) {
  const fake = createFakeHost({ language: first.language, theme: first.theme === 'dark' ? 'dark' : 'light', entries: 20, scene });
  let settings = first;
  let agentState: { state: AgentState; since: number } = { state: 'available', since: NOW - 47 * 60_000 };
  let connection: Connection = connections[scene] ?? { state: 'online' };
  const signedIn: SessionState = {
    state: 'signedIn',
    agent: { ...me, role: scene === 'lead' ? 'lead' : me.role, teamIds: [...me.teamIds] },
    workspace,
    serverUrl: 'http://127.0.0.1:4800',
    profileId: 'p',
  };
  const profiles =
    scene === 'profiles' ? [{ id: 'p', name: me.name, email: me.email, workspace: workspace.name, serverUrl: signedIn.serverUrl }] : [];
  const signedOut: SessionState = { state: 'signedOut', serverUrl: 'http://127.0.0.1:4800', profiles };
  let session: SessionState = scene === 'signedOut' || scene === 'profiles' ? signedOut : signedIn;
  const list = scene === 'empty' || scene === 'loading' ? [] : [openableRow(), ...Array.from({ length: rows }, (_, n) => sampleRow(n + 1))];
  const ledger: CommandStatus[] =
    scene === 'refused'
      ? [
          command(1, { kind: 'saved' }, 'ticket.reply'),
          command(2, { kind: 'sending' }),
          { ...refusedClaim, deviceSeq: 197 },
          { ...refusedReply, deviceSeq: 196 },
          command(5, { kind: 'parked', attempts: 5 }, 'contact.edit'),
          command(6, { kind: 'accepted', noop: true }, 'ticket.claim'),
          command(7, { kind: 'accepted', noop: false }, 'ticket.note'),
        ]
      : [];
  const refused = ledger.filter((item) => item.status.kind === 'refused').length;

  const client = {
    ...(fake.client as unknown as Record<string, Record<string, unknown>>),
    app: {
      ...(fake.client.app as object),
      takeDeepLink: async () => ({ ticketId: null }),
      info: async () => ({
        version: '0.1.0',
        contractVersion: 1,
        dataFolder: '/home/dewi/.tanggap/console',
        capabilities: { shell: 'web', nativeNotifications: false, badge: false, secretBackend: 'libsecret' },
      }),
    },
    session: {
      current: async () => session,
      async signIn({ email, password }: { email: string; password: string }) {
        await new Promise<void>((resolve) => browserClock.after(200, resolve));
        const failures: Record<string, ErrorCode> = { salah: 'SIGN_IN_FAILED', putus: 'SERVER_UNREACHABLE', sering: 'SIGN_IN_THROTTLED' };
        const code = failures[password];
        if (code !== undefined) throw new CodedError(code, { seconds: 30, email });
        session = signedIn;
        fake.emit({ topics: ['session'] });
        return session;
      },
      async resume() {
        session = signedIn;
        fake.emit({ topics: ['session'] });
        return session;
      },
      async signOut() {
        session = signedOut;
        fake.emit({ topics: ['session'] });
        return session;
      },
    },
    settings: {
      get: async () => settings,
      async set(patch: Partial<Settings>) {
        settings = { ...settings, ...patch };
        return settings;
      },
    },
    sync: {
      now: async () => ({}),
      status: async () => ({
        connection,
        asOf: scene === 'loading' ? null : scene === 'offline' ? NOW - 14 * 60_000 : NOW,
        clockOffsetMs: NOW - browserClock.now(),
        outbox:
          scene === 'refused'
            ? { waiting: 2, refused, parked: 1, oldestAt: NOW - 9 * 60_000 }
            : { waiting: scene === 'offline' ? 3 : 0, refused: 0, parked: 0, oldestAt: scene === 'offline' ? NOW - 9 * 60_000 : null },
      }),
      ledger: async () => ({
        commands: ledger,
        lastDeviceSeq: 200,
        lastServerSeq: 198,
        deviceId: id(77),
        localChanges: 5_312,
        storeBytes: 48_300_000,
      }),
    },
    agent: { state: async () => ({ ...agentState, pending: scene === 'offline' }) },
    command: {
      ...(fake.client.command as object),
      async issue(input: { body: { type: string; state?: AgentState } }) {
        if (input.body.type !== 'agent.setState') return fake.client.command.issue(input as never);
        agentState = { state: input.body.state ?? 'available', since: NOW };
        fake.emit({ topics: ['outbox'] });
        return { commandId: id(6_000), deviceSeq: 1 };
      },
    },
    queue: {
      async list(question: { view: View; filter: QueueFilter; sort: Sort; offset: number; limit: number; generation: number }) {
        if (scene === 'slow') await new Promise<never>(() => undefined);
        return { ...answerQueue(list, question), generation: question.generation };
      },
      position: async () => ({ position: null }),
      counts: async () => ({ mine: 12, team: list.length, unassigned: 20, waiting: 34, snoozed: 3, all: 1_204, resolved: 3_961 }),
    },
    search: {
      async query({ text, limit }: { text: string; limit: number }) {
        const found = list.filter((row) =>
          `${row.contactName} ${row.subject} ${row.preview} ${row.number}`.toLowerCase().includes(text.toLowerCase()),
        );
        return {
          tickets: found.slice(0, limit).map((row) => ({ ...row, excerpt: row.preview })),
          contacts: found.slice(0, 3).map((row, index) => ({
            id: id(8_000 + index),
            name: row.contactName,
            detail: '+62 812-3456-7890 · Denpasar',
            newestTicketId: index === 0 ? row.id : null,
          })),
        };
      },
    },
  };

  return {
    client: client as unknown as HostClient,
    emit: fake.emit,
    rows: list,
    ids: { me: me.id, other: id(11), openable: list[0]?.id ?? '' },
    announceRefused: () =>
      fake.emit({
        topics: [],
        notices: [
          { kind: 'refused', command: refusedReply },
          { kind: 'refused', command: refusedClaim },
        ],
      }),
    setConnection(next: Connection) {
      connection = next;
      fake.emit({ topics: ['sync'] });
    },
  };
}
