import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import { REFUSAL_CODES } from '../../domain/sync/command.ts';
import { SORTS, VIEWS } from '../../domain/ticket/queue-view.ts';
import { zCommandBody, zRefusalDetail } from '../command-schemas.ts';
import { zWorkTime } from '../config-schemas.ts';
import { errorMap } from '../error-map.ts';
import {
  LIMITS,
  zAgent,
  zAgentState,
  zAttachmentRef,
  zChannel,
  zContact,
  zHash,
  zId,
  zOrder,
  zQueue,
  zTeam,
  zText,
  zTicket,
  zTime,
  zWorkspace,
} from '../schemas.ts';
import { configContract } from './config-contract.ts';
import { base, signedIn } from './console-base.ts';
import {
  zCapabilities,
  zCommandStatus,
  zDraft,
  zHostBatch,
  zQueueFilter,
  zQueueRow,
  zSessionState,
  zSettings,
  zSyncStatus,
  zTimelineItem,
  zViewer,
} from './console-shapes.ts';
import { customerContract } from './customer-contract.ts';
import { performanceContract } from './performance-contract.ts';
import { surveyContract } from './survey-contract.ts';
import { templateContract } from './template-contract.ts';

/** Path of the web shell's WebSocket; the launch token is the first frame, never part of the address. */
export const CONSOLE_SOCKET_PATH = '/host';

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
        /** Whose hours the ticket's deadlines are counted in. */
        work: zWorkTime,
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
    /** The agent pressed a key or moved in the window, told now and then while they do; `on: false`: the window went behind. */
    active: signedIn.input(z.object({ ticketId: zId, on: z.boolean() })).output(z.object({})),
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
    /**
     * Several commands in one transaction: all are saved, or none. With `holdMs` they are not sent before that time is over,
     * and may be withdrawn until then.
     */
    issueAll: signedIn
      .errors({
        ...errorMap('SAVE_UNCERTAIN', 'NEEDS_NETWORK'),
        REFUSED: { status: 409, data: z.object({ code: z.enum(REFUSAL_CODES), detail: zRefusalDetail }) },
      })
      .input(
        z.object({
          bodies: z.array(zCommandBody).min(1).max(20),
          holdMs: z.int().min(0).max(30_000),
          /** The texts were not typed (a macro): what the agent is writing stays, and they do not become a draft when withdrawn. */
          keepDrafts: z.boolean().optional(),
        }),
      )
      .output(z.object({ commands: z.array(z.object({ commandId: zId, deviceSeq: z.int() })), undoUntil: zTime.nullable() })),
    /** Takes back commands that were held and not sent yet: all of them, or none (`withdrawn: false`). Typed text becomes a draft again. */
    withdraw: signedIn.input(z.object({ commandIds: z.array(zId).min(1).max(20) })).output(z.object({ withdrawn: z.boolean() })),
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
  template: templateContract,
  customer: customerContract,
  config: configContract,
  survey: surveyContract,
  performance: performanceContract,
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
