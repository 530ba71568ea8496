import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { REFUSAL_CODES } from '../../domain/sync/command.ts';
import { SORTS, VIEWS } from '../../domain/ticket/queue-view.ts';
import { errorMap } from '../error-map.ts';
import {
  LIMITS,
  zAgent,
  zAgentState,
  zAttachmentRef,
  zChannel,
  zCommandBody,
  zContact,
  zEntry,
  zHash,
  zId,
  zLanguage,
  zOrder,
  zPriority,
  zQueue,
  zRefusalDetail,
  zTeam,
  zTemplate,
  zText,
  zTicket,
  zTime,
  zWorkspace,
} from '../schemas.ts';

/** Path of the web shell's WebSocket; the launch token is the first frame, never part of the address. */
export const CONSOLE_SOCKET_PATH = '/host';

const base = oc.errors(errorMap('INVALID_INPUT', 'INTERNAL', 'HOST_GONE', 'STORE_FROM_FUTURE', 'STORE_DAMAGED', 'STORE_IN_USE', 'DISK_FULL'));
const signedIn = base.errors(errorMap('NOT_SIGNED_IN', 'NOT_FOUND'));

/** Where the console stands with the server. `since` and `serverTimeAsOf` are server times, estimated while offline. */
export const zConnection = z.discriminatedUnion('state', [
  z.object({ state: z.literal('signedOut') }),
  z.object({ state: z.literal('connecting'), since: zTime }),
  z.object({ state: z.literal('loading'), done: z.int(), total: z.int() }),
  z.object({ state: z.literal('online') }),
  z.object({ state: z.literal('offline'), since: zTime, retryAt: zTime.nullable() }),
  z.object({ state: z.literal('signInNeeded') }),
  z.object({ state: z.literal('updateNeeded') }),
  z.object({ state: z.literal('revoked') }),
]);
export type Connection = z.infer<typeof zConnection>;

export const zSyncStatus = z.object({
  connection: zConnection,
  /** Server time up to which the local copy is known to be true; null before the first load. */
  asOf: zTime.nullable(),
  /** Server time minus this computer's clock; null: server time not confirmed since start. */
  clockOffsetMs: z.number().nullable(),
  outbox: z.object({ waiting: z.int(), refused: z.int(), parked: z.int(), oldestAt: zTime.nullable() }),
});
export type SyncStatus = z.infer<typeof zSyncStatus>;

export const zSessionState = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('signedOut'),
    serverUrl: z.string(),
    /** Profiles with a session kept on this computer, which can go on without the network. */
    profiles: z.array(z.object({ id: z.string(), name: z.string(), email: z.string(), workspace: z.string(), serverUrl: z.string() })),
  }),
  z.object({ state: z.literal('signedIn'), agent: zAgent, workspace: zWorkspace, serverUrl: z.string(), profileId: z.string() }),
]);
export type SessionState = z.infer<typeof zSessionState>;

export const zQueueFilter = z.object({
  channels: z.array(zChannel).max(20),
  queueIds: z.array(zId).max(200),
  priorities: z.array(zPriority).max(4),
  due: z.array(z.enum(['soon', 'over'])).max(2),
  tags: z.array(z.string().max(LIMITS.tag)).max(20),
});
export type QueueFilter = z.infer<typeof zQueueFilter>;

export const zQueueRow = z.object({
  id: zId,
  number: z.int(),
  channel: zChannel,
  contactId: zId,
  contactName: z.string(),
  subject: z.string(),
  preview: z.string(),
  previewDirection: z.enum(['in', 'out']).nullable(),
  status: zTicket.shape.status,
  priority: zPriority,
  assigneeId: zId.nullable(),
  queueId: zId,
  tags: z.array(z.string()),
  awaitingSince: zTime.nullable(),
  dueAt: zTime.nullable(),
  lastMessageAt: zTime.nullable(),
  snoozedUntil: zTime.nullable(),
  unread: z.int(),
  /** Commands of this ticket that the server has not answered yet. */
  pending: z.int(),
});
export type QueueRow = z.infer<typeof zQueueRow>;

/** A command of this device, as the agent sees it. */
export const zCommandStatus = z.object({
  commandId: zId,
  type: z.string(),
  ticketId: zId.nullable(),
  ticketNumber: z.int().nullable(),
  contactId: zId.nullable(),
  issuedAt: zTime,
  status: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('saved') }),
    z.object({ kind: z.literal('sending') }),
    z.object({ kind: z.literal('accepted'), noop: z.boolean() }),
    z.object({ kind: z.literal('refused'), code: z.enum(REFUSAL_CODES), detail: zRefusalDetail }),
    z.object({ kind: z.literal('parked'), attempts: z.int() }),
  ]),
  /** What the agent had typed, given back when refused or parked. */
  text: z.string().nullable(),
  /** Files that went with it, given back likewise. */
  attachments: z.array(zAttachmentRef),
  deviceSeq: z.int(),
});
export type CommandStatus = z.infer<typeof zCommandStatus>;

const zTimelineItem = z.object({
  entry: zEntry,
  /** Set while this entry exists only on this computer. */
  command: zCommandStatus.nullable(),
  /** Ticket number when the entry came with a merged ticket. */
  fromTicketNumber: z.int().nullable(),
});
export type TimelineItem = z.infer<typeof zTimelineItem>;

const zViewer = z.object({ agentId: zId, typing: z.boolean() });

export const zDraft = z.object({
  ticketId: zId,
  kind: z.enum(['reply', 'note']),
  text: z.string(),
  attachments: z.array(zAttachmentRef),
  /** Highest entry seq the author had in front of them when they last wrote. */
  seenSeq: z.int(),
  updatedAt: zTime,
});
export type Draft = z.infer<typeof zDraft>;

export const THEMES = ['system', 'light', 'dark'] as const;
export const DENSITIES = ['comfortable', 'compact'] as const;
export const zSettings = z.object({
  language: zLanguage,
  theme: z.enum(THEMES),
  density: z.enum(DENSITIES),
  sound: z.boolean(),
  notifications: z.boolean(),
  queueWidth: z.int().min(240).max(560),
  contextOpen: z.boolean(),
  queueView: z.enum(VIEWS),
  queueSort: z.enum(SORTS),
  /** Action id to key, only where the agent changed it. */
  shortcuts: z.record(z.string().max(60), z.string().max(40)),
});
export type Settings = z.infer<typeof zSettings>;

/**
 * One numbered batch of what changed in the host. Batches rise by one; a subscriber that misses a number, or receives
 * `reset`, asks again for everything it shows. Ids beyond 500 in a batch become `all`.
 */
export const zHostBatch = z.object({
  n: z.int().nonnegative(),
  reset: z.boolean(),
  topics: z.array(z.enum(['session', 'sync', 'directory', 'settings', 'outbox', 'templates', 'queue'])),
  tickets: z.union([z.literal('all'), z.array(zId)]),
  contacts: z.union([z.literal('all'), z.array(zId)]),
  drafts: z.array(zId),
  /** Live marks, whole for each ticket named. */
  presence: z.array(z.object({ ticketId: zId, viewers: z.array(zViewer), customerTyping: z.boolean() })),
  /** What the window should announce: sound, badge, live region, native notification. */
  notices: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('message'), ticketId: zId, number: z.int(), contactName: z.string(), preview: z.string() }),
      z.object({ kind: z.literal('assigned'), ticketId: zId, number: z.int(), contactName: z.string(), byAgentId: zId.nullable() }),
      z.object({ kind: z.literal('refused'), command: zCommandStatus }),
      z.object({ kind: z.literal('damaged'), file: z.string(), commandsFound: z.int() }),
      z.object({ kind: z.literal('commandsLost'), count: z.int() }),
    ]),
  ),
});
export type HostBatch = z.infer<typeof zHostBatch>;

/** Shells differ in these; the renderer shows only what is there. */
export const zCapabilities = z.object({
  shell: z.enum(['electron', 'web', 'test']),
  nativeNotifications: z.boolean(),
  badge: z.boolean(),
  secretBackend: z.string(),
});

export const consoleContract = {
  app: {
    info: base.output(z.object({ version: z.string(), contractVersion: z.int(), capabilities: zCapabilities, dataFolder: z.string() })),
    /** Starts with the batch `reset: true`; ends with the subscription. */
    changes: base.output(eventIterator(zHostBatch)),
    /** A deep link `tanggap://ticket/<uuid>` that was opened before a window could take it; null: none. */
    takeDeepLink: base.output(z.object({ ticketId: zId.nullable() })),
  },
  session: {
    current: base.output(zSessionState),
    signIn: base
      .errors(
        errorMap(
          'SIGN_IN_FAILED',
          'SIGN_IN_THROTTLED',
          'SERVER_UNREACHABLE',
          'NOT_A_TANGGAP_SERVER',
          'DEVICE_REVOKED',
          'VERSION_TOO_OLD',
          'UNAVAILABLE',
        ),
      )
      .input(z.object({ serverUrl: z.string().max(500), email: z.string().max(254), password: z.string().max(200) }))
      .output(zSessionState),
    /** Goes on with a profile kept on this computer, with or without the network. */
    resume: base.input(z.object({ profileId: z.string().max(200) })).output(zSessionState),
    /** Saved commands stay on this computer, locked to their user, and are sent after the next sign-in. */
    signOut: base.output(zSessionState),
  },
  directory: {
    get: signedIn.output(
      z.object({ workspace: zWorkspace, teams: z.array(zTeam), queues: z.array(zQueue), agents: z.array(zAgent), tags: z.array(z.string()) }),
    ),
  },
  queue: {
    list: signedIn
      .input(
        z.object({
          view: z.enum(VIEWS),
          filter: zQueueFilter,
          sort: z.enum(SORTS),
          offset: z.int().nonnegative(),
          limit: z.int().min(1).max(500),
          /** Given back with the answer, so that a late answer can be told from the newest. */
          generation: z.int(),
        }),
      )
      .output(z.object({ rows: z.array(zQueueRow), total: z.int(), generation: z.int() })),
    /** Position of a ticket in a view, to keep the selection in sight; null: not in it. */
    position: signedIn
      .input(z.object({ view: z.enum(VIEWS), filter: zQueueFilter, sort: z.enum(SORTS), ticketId: zId }))
      .output(z.object({ position: z.int().nullable() })),
    counts: signedIn.output(z.record(z.enum(VIEWS), z.int())),
  },
  ticket: {
    open: signedIn.input(z.object({ ticketId: zId, entries: z.int().min(1).max(200) })).output(
      z.object({
        ticket: zTicket,
        dueAt: zTime.nullable(),
        contact: zContact,
        /** Newest last. */
        timeline: z.array(zTimelineItem),
        moreBefore: z.boolean(),
        pending: z.array(zCommandStatus),
        refused: z.array(zCommandStatus),
        draft: z.object({ reply: zDraft.nullable(), note: zDraft.nullable() }),
        viewers: z.array(zViewer),
        customerTyping: z.boolean(),
        recipient: z.object({ identityId: zId, channel: zChannel, value: z.string() }).nullable(),
      }),
    ),
    before: signedIn
      .input(z.object({ ticketId: zId, entryId: zId, entries: z.int().min(1).max(200) }))
      .output(z.object({ timeline: z.array(zTimelineItem), moreBefore: z.boolean() })),
    /** Marks what the agent has in front of them: clears unread, tells the live channel. `null`: no ticket. */
    viewing: signedIn.input(z.object({ ticketId: zId.nullable() })).output(z.object({})),
    typing: signedIn.input(z.object({ ticketId: zId, on: z.boolean() })).output(z.object({})),
  },
  contact: {
    get: signedIn.input(z.object({ contactId: zId })).output(
      z.object({
        contact: zContact,
        orders: z.array(zOrder),
        tickets: z.array(zTicket),
        ratings: z.array(z.object({ ticketId: zId, rating: z.int(), comment: z.string(), at: zTime })),
      }),
    ),
  },
  command: {
    /** Answers once the command is on this computer's disk (*Saved*), never before. */
    issue: signedIn
      .errors({
        ...errorMap('SAVE_UNCERTAIN', 'NEEDS_NETWORK'),
        REFUSED: { status: 409, data: z.object({ code: z.enum(REFUSAL_CODES), detail: zRefusalDetail }) },
      })
      .input(z.object({ body: zCommandBody }))
      .output(z.object({ commandId: zId, deviceSeq: z.int() })),
    /** Takes a refused or parked command off the list; typed text was given back as a draft before. */
    dismiss: signedIn.input(z.object({ commandId: zId })).output(z.object({})),
    /** Sends a parked command again. */
    retry: signedIn.input(z.object({ commandId: zId })).output(z.object({})),
  },
  draft: {
    save: signedIn
      .input(zDraft.pick({ ticketId: true, kind: true, attachments: true, seenSeq: true }).extend({ text: zText(LIMITS.noteText) }))
      .output(z.object({ updatedAt: zTime })),
    list: signedIn.output(z.object({ drafts: z.array(zDraft) })),
  },
  attachment: {
    /** Bytes come in base64 chunks of at most 256 KB, in order; the last answers with the reference. */
    begin: signedIn
      .errors(errorMap('PAYLOAD_TOO_LARGE', 'ATTACHMENT_EMPTY'))
      .input(z.object({ name: zText(1_000), mime: z.string().max(127), size: z.int() }))
      .output(z.object({ uploadId: zId })),
    chunk: signedIn
      .errors(errorMap('PAYLOAD_TOO_LARGE'))
      .input(z.object({ uploadId: zId, offset: z.int().nonnegative(), base64: z.string().max(400_000) }))
      .output(z.object({ received: z.int() })),
    finish: signedIn.input(z.object({ uploadId: zId })).output(zAttachmentRef),
    /** From the local store, or fetched from the server and kept. `picture` is set when the bytes are a picture that may be shown. */
    read: signedIn
      .errors(errorMap('NEEDS_NETWORK'))
      .input(z.object({ hash: zHash, offset: z.int().nonnegative(), length: z.int().min(1).max(262_144) }))
      .output(z.object({ base64: z.string(), total: z.int(), picture: z.enum(['image/png', 'image/jpeg', 'image/gif', 'image/webp']).nullable() })),
    /** Upload progress to the server of what waits in the outbox, in bytes. */
    progress: signedIn.input(z.object({ hashes: z.array(zHash).max(50) })).output(z.array(z.object({ hash: zHash, sent: z.int(), total: z.int() }))),
  },
  template: {
    list: signedIn
      .input(z.object({ query: z.string().max(100), language: zLanguage.nullable(), limit: z.int().min(1).max(100) }))
      .output(z.array(zTemplate)),
  },
  search: {
    query: signedIn.input(z.object({ text: z.string().max(200), limit: z.int().min(1).max(50) })).output(
      z.object({
        tickets: z.array(
          zQueueRow.pick({ id: true, number: true, channel: true, contactName: true, subject: true, status: true }).extend({ excerpt: z.string() }),
        ),
        contacts: z.array(z.object({ id: zId, name: z.string(), detail: z.string(), newestTicketId: zId.nullable() })),
      }),
    ),
  },
  agent: {
    /** Numbers of today, from the local store: computed, never stored. */
    state: signedIn.output(z.object({ state: zAgentState, since: zTime, pending: z.boolean() })),
  },
  sync: {
    status: base.output(zSyncStatus),
    now: signedIn.output(z.object({})),
    ledger: signedIn.input(z.object({ limit: z.int().min(1).max(500) })).output(
      z.object({
        commands: z.array(zCommandStatus),
        lastDeviceSeq: z.int(),
        lastServerSeq: z.int().nullable(),
        deviceId: z.string(),
        localChanges: z.int(),
        storeBytes: z.int(),
      }),
    ),
  },
  settings: {
    get: base.output(zSettings),
    set: base.input(zSettings.partial()).output(zSettings),
  },
};
export type ConsoleContract = typeof consoleContract;
