import { sql } from 'kysely';
import type { ChatMessage } from '#shared/contract/central/chat.ts';
import type { AttachmentRef } from '#shared/domain/ticket/ticket.ts';
import type { Database, Trx } from '../../db/database.ts';

export type Channel = {
  readonly workspaceId: string;
  readonly id: string;
  /** Whom customers talk to: the workspace's name, since a channel's own is only for those who run it. */
  readonly shopName: string;
  readonly allowedOrigins: readonly string[];
};

export async function findActiveWebchat(db: Database, publicKey: string): Promise<{ workspaceId: string; id: string } | null> {
  const found = await sql<{ workspace_id: string; channel_id: string; kind: string; active: boolean }>`
    select workspace_id, channel_id, kind, active from find_channel(${publicKey})`.execute(db.kysely);
  const row = found.rows[0];
  return row === undefined || row.kind !== 'webchat' || !row.active ? null : { workspaceId: row.workspace_id, id: row.channel_id };
}

export async function findShownAs(trx: Trx, channelId: string): Promise<Pick<Channel, 'shopName' | 'allowedOrigins'>> {
  const row = await trx
    .selectFrom('channel')
    .innerJoin('workspace', 'workspace.id', 'channel.workspace_id')
    .select(['workspace.name', 'channel.allowed_origins'])
    .where('channel.id', '=', channelId)
    .executeTakeFirstOrThrow();
  return { shopName: row.name, allowedOrigins: row.allowed_origins };
}

export type VisitorConversation = { readonly contactId: string; readonly agentSeenSeq: number };

export async function findConversation(trx: Trx, channelId: string, conversationId: string): Promise<VisitorConversation | null> {
  const row = await trx
    .selectFrom('conversation')
    .select(['contact_id', 'agent_seen_seq'])
    .where('id', '=', conversationId)
    .where('channel_id', '=', channelId)
    .executeTakeFirst();
  return row === undefined ? null : { contactId: row.contact_id, agentSeenSeq: row.agent_seen_seq };
}

/** The ticket that the conversation is about now, for hints to the consoles that show it. */
export function findCurrentTicket(trx: Trx, conversationId: string): Promise<{ ticketId: string; teamId: string } | undefined> {
  return trx
    .selectFrom('conversation')
    .innerJoin('ticket', (join) =>
      join.onRef('ticket.workspace_id', '=', 'conversation.workspace_id').onRef('ticket.id', '=', 'conversation.current_ticket_id'),
    )
    .select(['ticket.id as ticketId', 'ticket.team_id as teamId'])
    .where('conversation.id', '=', conversationId)
    .executeTakeFirst();
}

const messages = (trx: Trx) =>
  trx
    .selectFrom('entry')
    .leftJoin('agent', (join) => join.onRef('agent.workspace_id', '=', 'entry.workspace_id').onRef('agent.id', '=', 'entry.author_id'))
    .leftJoin('contact', (join) => join.onRef('contact.workspace_id', '=', 'entry.workspace_id').onRef('contact.id', '=', 'entry.author_id'))
    .select([
      'entry.id',
      'entry.conversation_id',
      'entry.conversation_seq',
      'entry.author_kind',
      'entry.direction',
      'entry.at',
      'entry.text',
      'entry.attachments',
      'agent.name as agent_name',
      'contact.name as contact_name',
    ]);

type MessageRow = Awaited<ReturnType<ReturnType<typeof messages>['executeTakeFirstOrThrow']>>;

function toChatMessage(row: MessageRow, agentSeenSeq: number): ChatMessage {
  const from = row.author_kind === 'contact' ? 'customer' : row.author_kind;
  const seq = row.conversation_seq ?? 0;
  return {
    id: row.id,
    seq,
    from,
    authorName: row.agent_name ?? row.contact_name ?? '',
    text: row.text ?? '',
    attachments: [...(row.attachments ?? [])],
    at: row.at,
    state: from === 'customer' && seq <= agentSeenSeq ? 'read' : 'sent',
  };
}

/** In order, above `afterSeq`. */
export async function pageOfMessages(
  trx: Trx,
  conversationId: string,
  afterSeq: number,
  limit: number,
  agentSeenSeq: number,
): Promise<ChatMessage[]> {
  const rows = await messages(trx)
    .where('entry.conversation_id', '=', conversationId)
    .where('entry.conversation_seq', '>', afterSeq)
    .where('entry.kind', '=', 'message')
    .orderBy('entry.conversation_seq')
    .limit(limit)
    .execute();
  return rows.map((row) => toChatMessage(row, agentSeenSeq));
}

/** A message by its id, with the conversation it stands in; whoever wrote it. */
export async function findMessage(
  trx: Trx,
  id: string,
  agentSeenSeq: number,
): Promise<{ conversationId: string | null; message: ChatMessage } | null> {
  const row = await messages(trx).where('entry.id', '=', id).executeTakeFirst();
  return row === undefined ? null : { conversationId: row.conversation_id, message: toChatMessage(row, agentSeenSeq) };
}

/** What is stored of these contents: size in bytes and type as its first bytes say. */
export async function findContents(trx: Trx, hashes: readonly string[]): Promise<Map<string, Pick<AttachmentRef, 'size' | 'mime'>>> {
  if (hashes.length === 0) return new Map();
  const rows = await trx
    .selectFrom('attachment')
    .select(['hash', 'size', 'mime'])
    .where('hash', 'in', [...hashes])
    .execute();
  return new Map(rows.map((row) => [row.hash, { size: row.size, mime: row.mime }]));
}

/** A content that stands in a message of this conversation. */
export function findConversationContent(trx: Trx, conversationId: string, hash: string): Promise<{ size: number; mime: string } | undefined> {
  return trx
    .selectFrom('attachment')
    .innerJoin('attachment_use', (join) =>
      join.onRef('attachment_use.workspace_id', '=', 'attachment.workspace_id').onRef('attachment_use.hash', '=', 'attachment.hash'),
    )
    .select(['attachment.size', 'attachment.mime'])
    .where('attachment.hash', '=', hash)
    .where('attachment_use.conversation_id', '=', conversationId)
    .executeTakeFirst();
}
