import * as z from 'zod';
import { type Consent, type Contact, type ContactIdentity, IDENTITY_KINDS, ORDER_STATES, type Order } from '../domain/contact/contact.ts';
import { ROLES } from '../domain/permission/role.ts';
import { AGENT_STATES } from '../domain/presence/agent-state.ts';
import {
  type Agent,
  type Queue,
  type ReplyTemplate,
  TEMPLATE_STATUSES,
  type Team,
  type TemplateFigures,
  type Workspace,
} from '../domain/presence/directory.ts';
import { SLA_KINDS, type SlaTimer } from '../domain/sla/sla-timer.ts';
import {
  type AttachmentRef,
  CHANNELS,
  DELIVERY_STATES,
  type Entry,
  PRIORITIES,
  type Recipient,
  STATUSES,
  type Ticket,
  type TimelineEvent,
} from '../domain/ticket/ticket.ts';

export const LIMITS = {
  messageText: 10_000,
  noteText: 20_000,
  subject: 200,
  name: 120,
  tag: 40,
  tagsPerTicket: 30,
  attachmentBytes: 20 * 1024 * 1024,
  attachmentsPerMessage: 10,
  fileName: 200,
  pushCommands: 50,
  pushBytes: 256 * 1024,
} as const;

export const zId = z.uuid();
export const zTime = z.int().nonnegative();
export const zRev = z.int().nonnegative();
/** Place of an entry within its ticket, as large as the server's column holds. */
export const zSeq = z.int().nonnegative().max(2_147_483_647);
export const zHash = z.string().regex(/^[0-9a-f]{64}$/);
/** Text from outside: no NUL, which PostgreSQL cannot hold. */
export const zText = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => !text.includes('\u0000'), 'has a NUL character');
export const zTag = zText(LIMITS.tag).min(1);
export const zChannel = z.enum(CHANNELS);
export const zStatus = z.enum(STATUSES);
export const zPriority = z.enum(PRIORITIES);
export const zAgentState = z.enum(AGENT_STATES);
export const zRole = z.enum(ROLES);
export const zLanguage = z.enum(['id', 'en']);

export const zAttachmentRef = z.object({
  hash: zHash,
  name: zText(LIMITS.fileName).min(1),
  mime: zText(127),
  size: z.int().positive().max(LIMITS.attachmentBytes),
}) satisfies z.ZodType<AttachmentRef>;
export const zAttachments = z.array(zAttachmentRef).max(LIMITS.attachmentsPerMessage);

export const zRecipient = z.object({ identityId: zId, channel: zChannel, value: zText(320) }) satisfies z.ZodType<Recipient>;

const zSlaTimer = z.object({
  kind: z.enum(SLA_KINDS),
  policyId: zId,
  policyVersion: zRev,
  startedAt: zTime,
  runFrom: zTime,
  dueAt: zTime.nullable(),
  warnAt: zTime.nullable(),
  pausedAt: zTime.nullable(),
  usedMs: z.int().nonnegative(),
  metAt: zTime.nullable(),
  breachedAt: zTime.nullable(),
}) satisfies z.ZodType<SlaTimer>;

export const zTicket = z.object({
  id: zId,
  number: z.int().positive(),
  queueId: zId,
  teamId: zId,
  contactId: zId,
  channel: zChannel,
  subject: z.string(),
  status: zStatus,
  statusRev: zRev,
  priority: zPriority,
  assigneeId: zId.nullable(),
  tags: z.array(z.string()),
  snoozedUntil: zTime.nullable(),
  mergedIntoId: zId.nullable(),
  createdAt: zTime,
  updatedAt: zTime,
  resolvedAt: zTime.nullable(),
  resolvedById: zId.nullable(),
  awaitingSince: zTime.nullable(),
  awaitingCount: z.int().nonnegative(),
  lastInboundAt: zTime.nullable(),
  lastMessageAt: zTime.nullable(),
  preview: z.string(),
  previewDirection: z.enum(['in', 'out']).nullable(),
  sla: z.array(zSlaTimer),
  rev: zRev,
}) satisfies z.ZodType<Ticket>;

const zTimelineEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('created'), queueId: zId }),
  z.object({ type: z.literal('assigned'), fromId: zId.nullable(), toId: zId.nullable() }),
  z.object({ type: z.literal('status'), from: zStatus, to: zStatus }),
  z.object({ type: z.literal('reopened') }),
  z.object({ type: z.literal('priority'), from: zPriority, to: zPriority }),
  z.object({ type: z.literal('tags'), added: z.array(z.string()), removed: z.array(z.string()) }),
  z.object({ type: z.literal('subject'), from: z.string(), to: z.string() }),
  z.object({ type: z.literal('snoozed'), until: zTime.nullable() }),
  z.object({ type: z.literal('woke') }),
  z.object({ type: z.literal('transferred'), fromQueueId: zId, toQueueId: zId, toAgentId: zId.nullable() }),
  z.object({ type: z.literal('mergedInto'), ticketId: zId, number: z.int() }),
  z.object({ type: z.literal('mergedFrom'), ticketId: zId, number: z.int() }),
  z.object({ type: z.literal('slaBreached'), timer: z.enum(SLA_KINDS), dueAt: zTime }),
  z.object({ type: z.literal('rated'), rating: z.int().min(1).max(5), comment: z.string() }),
  z.object({ type: z.literal('followUp'), rating: z.int().min(1).max(5), toAgentId: zId.nullable() }),
]) satisfies z.ZodType<TimelineEvent>;

const zEntryBase = z.object({
  id: zId,
  ticketId: zId,
  author: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('contact'), id: zId }),
    z.object({ kind: z.literal('agent'), id: zId }),
    z.object({ kind: z.literal('system') }),
  ]),
  at: zTime,
  seq: z.int().positive().nullable(),
  rev: zRev,
});
export const zEntry = z.discriminatedUnion('kind', [
  zEntryBase.extend({
    kind: z.literal('message'),
    direction: z.enum(['in', 'out']),
    channel: zChannel,
    text: z.string(),
    attachments: z.array(zAttachmentRef),
    delivery: z.enum(DELIVERY_STATES).nullable(),
    recipient: zRecipient.nullable(),
    wroteBeforeSeeing: z.int().nonnegative(),
  }),
  zEntryBase.extend({ kind: z.literal('note'), text: z.string(), attachments: z.array(zAttachmentRef) }),
  zEntryBase.extend({ kind: z.literal('event'), event: zTimelineEvent }),
]) satisfies z.ZodType<Entry>;

export const zContactIdentity = z.object({
  id: zId,
  kind: z.enum(IDENTITY_KINDS),
  value: zText(320).min(1),
}) satisfies z.ZodType<ContactIdentity>;

export const zConsent = z.object({ marketing: z.enum(['granted', 'denied', 'unknown']), at: zTime.nullable() }) satisfies z.ZodType<Consent>;

export const zContact = z.object({
  id: zId,
  name: z.string(),
  company: z.string().nullable(),
  city: z.string().nullable(),
  language: zLanguage.nullable(),
  note: z.string(),
  tags: z.array(z.string()),
  identities: z.array(zContactIdentity),
  consent: zConsent,
  mergedIntoId: zId.nullable(),
  value: z.object({ lifetime: z.number().nonnegative(), orders: z.int().nonnegative(), lastOrderAt: zTime.nullable() }),
  createdAt: zTime,
  updatedAt: zTime,
  rev: zRev,
}) satisfies z.ZodType<Contact>;

export const zOrder = z.object({
  id: zId,
  contactId: zId,
  number: z.string(),
  state: z.enum(ORDER_STATES),
  placedAt: zTime,
  currency: z.string(),
  total: z.number().nonnegative(),
  items: z.array(z.object({ sku: z.string(), name: z.string(), quantity: z.int().positive(), unitPrice: z.number().nonnegative() })),
  rev: zRev,
}) satisfies z.ZodType<Order>;

export const zWorkspace = z.object({
  id: zId,
  name: z.string(),
  timeZone: z.string(),
  currency: z.string(),
  rev: zRev,
}) satisfies z.ZodType<Workspace>;
export const zTeam = z.object({ id: zId, name: z.string(), rev: zRev }) satisfies z.ZodType<Team>;
export const zQueue = z.object({
  id: zId,
  teamId: zId,
  name: z.string(),
  responseTargetMinutes: z.int().positive().nullable(),
  isDefault: z.boolean(),
  rev: zRev,
}) satisfies z.ZodType<Queue>;
export const zAgent = z.object({
  id: zId,
  name: z.string(),
  email: z.string(),
  role: zRole,
  teamIds: z.array(zId),
  active: z.boolean(),
  state: zAgentState,
  stateSince: zTime,
  rev: zRev,
}) satisfies z.ZodType<Agent>;
export const zTemplateFigures = z.object({
  used: z.int().nonnegative(),
  edited: z.number().min(0).max(1).nullable(),
  csat: z.number().min(0).max(1).nullable(),
  csatAnswers: z.int().nonnegative(),
  resolvedAtFirstReply: z.number().min(0).max(1).nullable(),
}) satisfies z.ZodType<TemplateFigures>;
export const zTemplate = z.object({
  id: zId,
  teamId: zId.nullable(),
  agentId: zId.nullable(),
  language: zLanguage,
  topic: z.string(),
  shortcut: z.string(),
  title: z.string(),
  body: z.string(),
  attachments: z.array(zAttachmentRef),
  status: z.enum(TEMPLATE_STATUSES),
  version: z.int().positive(),
  updatedById: zId.nullable(),
  updatedAt: zTime,
  figures: zTemplateFigures.optional(),
  rev: zRev,
}) satisfies z.ZodType<ReplyTemplate>;
