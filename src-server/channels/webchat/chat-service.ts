import { canonicalJson, type Json } from '#shared/base/canonical-json.ts';
import type { Clock } from '#shared/base/clock.ts';
import {
  CHAT_PAGE_SIZE,
  type ChatAnswer,
  type ChatHistory,
  type ChatMessage,
  type ChatReceipt,
  type ChatSend,
} from '#shared/contract/central/chat.ts';
import { CodedError } from '#shared/contract/errors.ts';
import { safeFileName } from '#shared/contract/file-name.ts';
import type { NextQuestion } from '#shared/domain/survey/next-question.ts';
import type { Database, Trx } from '../../db/database.ts';
import { readWorkspace, withWorkspace } from '../../db/with-workspace.ts';
import type { SurveyService } from '../../modules/survey/survey-service.ts';
import { raiseDelivery } from '../../modules/ticket/delivery-service.ts';
import type { InboundService } from '../../modules/ticket/inbound-service.ts';
import type { Visitor } from './visitor-token.ts';
import { type Channel, findContents, findConversation, findMessage, pageOfMessages, type VisitorConversation } from './webchat-repository.ts';

export type ChatParts = {
  readonly db: Database;
  readonly clock: Clock;
  readonly inbound: InboundService;
  readonly surveys: SurveyService;
};

/** A good token whose conversation is gone is no longer good. */
async function conversationOf(trx: Trx, visitor: Visitor): Promise<VisitorConversation> {
  const conversation = await findConversation(trx, visitor.channelId, visitor.visitorId);
  if (conversation === null) throw new CodedError('UNAUTHENTICATED');
  return conversation;
}

export async function readHistory(parts: ChatParts, channel: Channel, visitor: Visitor, afterSeq: number): Promise<ChatHistory> {
  const { db, clock, surveys } = parts;
  const { due, ...history } = await readWorkspace(db, channel.workspaceId, async (trx) => {
    const { agentSeenSeq } = await conversationOf(trx, visitor);
    const page = await pageOfMessages(trx, visitor.visitorId, afterSeq, CHAT_PAGE_SIZE + 1, agentSeenSeq);
    return {
      messages: page.slice(0, CHAT_PAGE_SIZE),
      more: page.length > CHAT_PAGE_SIZE,
      agentSeenSeq,
      due: await surveys.dueInConversation(trx, channel.workspaceId, visitor.visitorId, clock.now()),
    };
  });
  return { ...history, question: await shown(parts, channel, visitor, due), serverTime: clock.now() };
}

/** A customer has been asked once their page fetched the question, so this is where it is recorded. */
async function shown({ db, clock, surveys }: ChatParts, channel: Channel, visitor: Visitor, due: NextQuestion | null) {
  if (due === null) return null;
  if (due.id !== null) return { id: due.id, kind: due.kind };
  return withWorkspace(db, channel.workspaceId, (trx) => surveys.askInConversation(trx, channel.workspaceId, visitor.visitorId, clock.now()));
}

/** Takes a message in. Throws INVALID_INPUT for an empty one or an attachment that was not uploaded, MESSAGE_ID_REUSED. */
export function sendMessage(parts: ChatParts, channel: Channel, visitor: Visitor, given: ChatSend): Promise<ChatMessage> {
  const input = wellFormed(given);
  if (input.text.trim() === '' && input.attachments.length === 0) throw new CodedError('INVALID_INPUT', { field: 'text', problem: 'text' });
  return withWorkspace(parts.db, channel.workspaceId, async (trx) => {
    const { contactId, agentSeenSeq } = await conversationOf(trx, visitor);
    const known = await findMessage(trx, input.clientId, agentSeenSeq);
    if (known !== null) return sameMessage(known, visitor, input);
    const received = await parts.inbound.receiveCustomerMessage(trx, {
      workspaceId: channel.workspaceId,
      channelId: channel.id,
      conversationId: visitor.visitorId,
      contactId,
      text: input.text,
      attachments: await storedAttachments(trx, input),
      at: parts.clock.now(),
      entryId: input.clientId,
    });
    const sent = await findMessage(trx, received.entryId, agentSeenSeq);
    if (sent === null) throw new Error(`message ${received.entryId} was received and is not there`);
    return sameMessage(sent, visitor, input);
  });
}

/**
 * Half a surrogate pair, which PostgreSQL cannot hold, becomes U+FFFD, and a file's name hides neither a path nor its kind:
 * here, so that what is kept and what is compared are the same.
 */
function wellFormed({ clientId, text, attachments }: ChatSend): ChatSend {
  return {
    clientId,
    text: wellFormedText(text),
    attachments: attachments.map((attachment) => ({ ...attachment, name: safeFileName(attachment.name) })),
  };
}

const wellFormedText = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd');

/** Size and type are what we hold, whatever the page said; the name is the visitor's. */
async function storedAttachments(trx: Trx, input: ChatSend): Promise<ChatSend['attachments']> {
  const stored = await findContents(
    trx,
    input.attachments.map((attachment) => attachment.hash),
  );
  return input.attachments.map((attachment) => {
    const content = stored.get(attachment.hash);
    if (content === undefined) throw new CodedError('INVALID_INPUT', { field: 'attachments', problem: 'attachments' });
    return { ...attachment, ...content };
  });
}

function sameMessage(known: { conversationId: string | null; message: ChatMessage }, visitor: Visitor, input: ChatSend): ChatMessage {
  const body = (text: string, attachments: ChatSend['attachments']): string =>
    canonicalJson([text, attachments.map(({ hash, name }): Json => ({ hash, name }))]);
  const same =
    known.conversationId === visitor.visitorId &&
    known.message.from === 'customer' &&
    body(known.message.text, known.message.attachments) === body(input.text, input.attachments);
  if (!same) throw new CodedError('MESSAGE_ID_REUSED');
  return known.message;
}

export async function takeReceipt(parts: ChatParts, channel: Channel, visitor: Visitor, { kind, upToSeq }: ChatReceipt): Promise<void> {
  await withWorkspace(parts.db, channel.workspaceId, async (trx) => {
    await conversationOf(trx, visitor);
    await raiseDelivery(trx, { workspaceId: channel.workspaceId, conversationId: visitor.visitorId, upToSeq, state: kind });
  });
}

/**
 * A second answer to the same question changes nothing. Throws CONVERSATION_CLOSED for a question that this visitor was not
 * asked, or too long ago.
 */
export async function takeAnswer(parts: ChatParts, channel: Channel, visitor: Visitor, { id, score, comment }: ChatAnswer): Promise<void> {
  const { db, clock, surveys } = parts;
  const { workspaceId } = channel;
  await withWorkspace(db, workspaceId, async (trx) => {
    const { contactId } = await conversationOf(trx, visitor);
    if (!(await surveys.wasAsked(trx, contactId, id, clock.now()))) throw new CodedError('CONVERSATION_CLOSED');
    await surveys.takeAnswer(trx, { workspaceId, questionId: id, score, comment: wellFormedText(comment).trim(), at: clock.now() });
  });
}
