import * as z from 'zod';
import { SURVEY_KINDS } from '../../domain/survey/survey.ts';
import { SURVEY_COMMENT_LENGTH } from '../../domain/survey/survey-rules.ts';
import { LIMITS, zAttachmentRef, zHash, zId, zLanguage, zSeq, zText, zTime } from '../schemas.ts';

/**
 * The web chat's wire between the chat page (or widget) and the central API, all under `/chat/<channelKey>`.
 * A visitor is known by a signed token kept in the page's own storage and sent as `Authorization: Bearer`.
 *
 *     GET  /chat/<key>                  the page           GET /chat/<key>/widget.js   the one-line embed
 *     GET  /chat/assets/<file>          the page's script and styles
 *     POST /chat/<key>/api/visitor      zVisitorStart   -> zVisitorSession
 *     GET  /chat/<key>/api/messages?after=<seq>         -> zChatHistory
 *     POST /chat/<key>/api/messages     zChatSend       -> zChatMessage   (same clientId: same answer, no second message)
 *     PUT  /chat/<key>/api/attachments/<sha256>         -> 201 or 200     (`Content-Type`; at most 20 MB)
 *     GET  /chat/<key>/api/attachments/<sha256>         -> bytes, as a download
 *     POST /chat/<key>/api/receipts     zChatReceipt    -> 204
 *     POST /chat/<key>/api/answer       zChatAnswer     -> 204            (the first answer counts, a second changes nothing)
 *     WS   /chat/<key>/live             first frame zChatLiveIn `hello`
 *
 * Errors are zChatProblem. INVALID_INPUT names the `field`; a clientId used before with another body is MESSAGE_ID_REUSED.
 */
export const zVisitorStart = z.object({
  name: zText(LIMITS.name).trim().min(1),
  email: z.string().trim().max(254).optional(),
  phone: z.string().trim().max(40).optional(),
  language: zLanguage,
});

export type VisitorStart = z.infer<typeof zVisitorStart>;

export const zVisitorSession = z.object({ token: z.string().max(600), visitorId: zId, name: z.string(), serverTime: zTime });
export type VisitorSession = z.infer<typeof zVisitorSession>;

export const zChatMessage = z.object({
  id: zId,
  /** Order within the visitor's conversation, from 1, without a gap. */
  seq: z.int().positive(),
  from: z.enum(['customer', 'agent', 'system']),
  authorName: z.string(),
  text: z.string(),
  attachments: z.array(zAttachmentRef),
  at: zTime,
  /** Of the customer's own messages: sent, or read when an agent has had it on screen. */
  state: z.enum(['sent', 'read']),
});
export type ChatMessage = z.infer<typeof zChatMessage>;

export const zChatHistory = z.object({
  messages: z.array(zChatMessage),
  more: z.boolean(),
  /** The customer's messages up to here were on an agent's screen. */
  agentSeenSeq: z.int().nonnegative(),
  /** What the customer is asked now, about the matter that was resolved last or about us. */
  question: z.object({ id: zId, kind: z.enum(SURVEY_KINDS) }).nullable(),
  serverTime: zTime,
});
export type ChatHistory = z.infer<typeof zChatHistory>;
/** Messages of one answer at most. */
export const CHAT_PAGE_SIZE = 100;
export const zChatHistoryQuery = z.object({ after: z.coerce.number().pipe(zSeq).default(0) });

export const zChatSend = z.object({
  clientId: zId,
  text: zText(LIMITS.messageText),
  attachments: z.array(zAttachmentRef).max(LIMITS.attachmentsPerMessage),
});
export type ChatSend = z.infer<typeof zChatSend>;
/** How a page keeps a message that the server has not confirmed; `failed`: the code of the server's final refusal. */
export const zOutgoingMessage = zChatSend.extend({ at: zTime, failed: z.string().nullable() });
export const zChatReceipt = z.object({ kind: z.enum(['delivered', 'read']), upToSeq: z.int().positive() });
export type ChatReceipt = z.infer<typeof zChatReceipt>;
export type ChatQuestion = NonNullable<ChatHistory['question']>;
export const zChatAnswer = z.object({ id: zId, score: z.int().min(0).max(10), comment: zText(SURVEY_COMMENT_LENGTH) });
export type ChatAnswer = z.infer<typeof zChatAnswer>;
export const zChatAttachmentParams = z.object({ hash: zHash });

export const zChatProblem = z.object({ code: z.string(), data: z.record(z.string(), z.union([z.string(), z.number()])) });

export const zChatLiveIn = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), token: z.string().max(600) }),
  z.object({ type: z.literal('ping') }),
  z.object({ type: z.literal('typing'), on: z.boolean() }),
]);
export type ChatLiveIn = z.infer<typeof zChatLiveIn>;

export const zChatLiveOut = z.discriminatedUnion('type', [
  z.object({ type: z.literal('welcome') }),
  z.object({ type: z.literal('ping') }),
  /** There are messages, states or a question to fetch. */
  z.object({ type: z.literal('changed') }),
  z.object({ type: z.literal('agentTyping'), on: z.boolean(), name: z.string() }),
]);
export type ChatLiveOut = z.infer<typeof zChatLiveOut>;

/** Between the widget on the shop's page and the chat page in its frame, by `postMessage` with the origin checked on both sides. */
export const zChatToWidget = z.discriminatedUnion('type', [
  z.object({ tanggap: z.literal('chat'), type: z.literal('unread'), count: z.int().nonnegative() }),
  z.object({ tanggap: z.literal('chat'), type: z.literal('close') }),
]);
export type ChatToWidget = z.infer<typeof zChatToWidget>;
export const zWidgetToChat = z.object({ tanggap: z.literal('widget'), type: z.enum(['opened', 'closed']) });
export type WidgetToChat = z.infer<typeof zWidgetToChat>;
