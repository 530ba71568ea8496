import * as z from 'zod';
import type { ContactEdit } from '../domain/contact/contact.ts';
import { type Command, type CommandBody, type Outcome, REFUSAL_CODES, type RefusalDetail } from '../domain/sync/command.ts';
import {
  LIMITS,
  zAgentState,
  zAttachments,
  zConsent,
  zContactIdentity,
  zHash,
  zId,
  zLanguage,
  zPriority,
  zRecipient,
  zRev,
  zSeq,
  zStatus,
  zTag,
  zText,
  zTime,
} from './schemas.ts';

const zContactEdit = z.object({
  name: zText(LIMITS.name).min(1).optional(),
  company: zText(LIMITS.name).nullable().optional(),
  city: zText(LIMITS.name).nullable().optional(),
  language: zLanguage.nullable().optional(),
  note: zText(2_000).optional(),
  consent: zConsent.optional(),
  addTags: z.array(zTag).max(LIMITS.tagsPerTicket).optional(),
  removeTags: z.array(zTag).max(LIMITS.tagsPerTicket).optional(),
  addIdentity: zContactIdentity.optional(),
  removeIdentityId: zId.optional(),
}) satisfies z.ZodType<ContactEdit>;

export const zCommandBody = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ticket.claim'), ticketId: zId }),
  z.strictObject({ type: z.literal('ticket.release'), ticketId: zId }),
  z.strictObject({
    type: z.literal('ticket.reply'),
    ticketId: zId,
    text: zText(LIMITS.messageText),
    attachments: zAttachments,
    recipient: zRecipient,
    seenSeq: zSeq,
    reviewed: z.boolean(),
    templates: z
      .array(z.object({ templateId: zId, edited: z.boolean() }))
      .max(20)
      .optional(),
  }),
  z.strictObject({ type: z.literal('ticket.note'), ticketId: zId, text: zText(LIMITS.noteText), attachments: zAttachments }),
  z.strictObject({
    type: z.literal('ticket.setStatus'),
    ticketId: zId,
    status: z.enum(['open', 'waiting', 'resolved']),
    baseStatusRev: zRev,
    seenSeq: zSeq.optional(),
  }),
  z.strictObject({ type: z.literal('ticket.setPriority'), ticketId: zId, priority: zPriority }),
  z.strictObject({
    type: z.literal('ticket.setTags'),
    ticketId: zId,
    add: z.array(zTag).max(LIMITS.tagsPerTicket),
    remove: z.array(zTag).max(LIMITS.tagsPerTicket),
  }),
  z.strictObject({ type: z.literal('ticket.setSubject'), ticketId: zId, subject: zText(LIMITS.subject).min(1) }),
  z.strictObject({ type: z.literal('ticket.snooze'), ticketId: zId, until: zTime.nullable() }),
  z.strictObject({ type: z.literal('ticket.transfer'), ticketId: zId, queueId: zId, agentId: zId.nullable(), note: zText(LIMITS.noteText) }),
  z.strictObject({ type: z.literal('ticket.merge'), ticketId: zId, intoTicketId: zId }),
  z.strictObject({ type: z.literal('contact.edit'), contactId: zId, edit: zContactEdit }),
  z.strictObject({ type: z.literal('contact.merge'), contactId: zId, intoContactId: zId }),
  z.strictObject({ type: z.literal('contact.unmerge'), contactId: zId }),
  z.strictObject({ type: z.literal('agent.setState'), state: zAgentState }),
  z.strictObject({ type: z.literal('agent.activity'), ticketId: zId, from: zTime, to: zTime }),
]) satisfies z.ZodType<CommandBody>;

export const zCommand = z.object({
  id: zId,
  deviceSeq: z.int().positive(),
  version: z.literal(1),
  body: zCommandBody,
  bodyHash: zHash,
  baseRev: zRev.nullable(),
  issuedAt: zTime,
  lastServerTime: zTime.nullable(),
}) satisfies z.ZodType<Command>;

export const zRefusalDetail = z.object({
  agentId: zId.optional(),
  at: zTime.optional(),
  status: zStatus.optional(),
  count: z.int().optional(),
  ticketNumber: z.int().optional(),
}) satisfies z.ZodType<RefusalDetail>;

export const zOutcome = z.discriminatedUnion('status', [
  z.object({ commandId: zId, status: z.literal('accepted'), noop: z.boolean(), rev: zRev }),
  z.object({ commandId: zId, status: z.literal('refused'), code: z.enum(REFUSAL_CODES), detail: zRefusalDetail }),
]) satisfies z.ZodType<Outcome>;
