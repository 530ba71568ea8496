import * as z from 'zod';
import { SLA_KINDS } from '../../domain/sla/sla-timer.ts';
import { REFUSAL_CODES } from '../../domain/sync/command.ts';
import { SORTS, VIEWS } from '../../domain/ticket/queue-view.ts';
import { zRefusalDetail } from '../command-schemas.ts';
import { LIMITS, zAgent, zAttachmentRef, zChannel, zEntry, zId, zLanguage, zPriority, zTicket, zTime, zWorkspace } from '../schemas.ts';

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
  /** The deadline that comes first, when it warns, and when its clock began. */
  due: z.object({ at: zTime, warnAt: zTime, from: zTime }).nullable(),
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
    /** Taken back while it was held: the server never hears of it. */
    z.object({ kind: z.literal('withdrawn') }),
  ]),
  /** What the agent had typed, given back when refused or parked. */
  text: z.string().nullable(),
  /** Files that went with it, given back likewise. */
  attachments: z.array(zAttachmentRef),
  deviceSeq: z.int(),
});
export type CommandStatus = z.infer<typeof zCommandStatus>;

export const zTimelineItem = z.object({
  entry: zEntry,
  /** Set while this entry exists only on this computer. */
  command: zCommandStatus.nullable(),
  /** Ticket number when the entry came with a merged ticket. */
  fromTicketNumber: z.int().nullable(),
});
export type TimelineItem = z.infer<typeof zTimelineItem>;

export const zViewer = z.object({ agentId: zId, typing: z.boolean() });

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
/** A view with its order and its filter under a name of the agent's. */
export const zSavedView = z.object({
  id: zId,
  name: z.string().min(1).max(60),
  view: z.enum(VIEWS),
  sort: z.enum(SORTS),
  filter: zQueueFilter,
});
export type SavedView = z.infer<typeof zSavedView>;

const zMinuteOfDay = z.int().min(0).max(1_439);

export const zSettings = z.object({
  language: zLanguage,
  theme: z.enum(THEMES),
  density: z.enum(DENSITIES),
  sound: z.boolean(),
  notifications: z.boolean(),
  queueWidth: z.int().min(240).max(560),
  contextOpen: z.boolean(),
  /** Greeting and products beside a ticket. */
  suggestions: z.boolean(),
  queueView: z.enum(VIEWS),
  queueSort: z.enum(SORTS),
  savedViews: z.array(zSavedView).max(30),
  /** When sounds and notifications keep still; null: never. */
  quietHours: z.object({ fromMinute: zMinuteOfDay, toMinute: zMinuteOfDay }).nullable(),
  /** Profiles whose agent has put the guide for newcomers away. */
  guideDone: z.array(z.string().max(200)).max(50),
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
  topics: z.array(z.enum(['session', 'sync', 'directory', 'settings', 'outbox', 'templates', 'queue', 'performance'])),
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
      z.object({ kind: z.literal('deadline'), ticketId: zId, number: z.int(), contactName: z.string(), timer: z.enum(SLA_KINDS), dueAt: zTime }),
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
