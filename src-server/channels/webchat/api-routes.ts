import type { FastifyInstance, FastifyRequest } from 'fastify';
import type * as z from 'zod';
import { zChatAnswer, zChatAttachmentParams, zChatHistoryQuery, zChatReceipt, zChatSend, zVisitorStart } from '#shared/contract/central/chat.ts';
import { CodedError } from '#shared/contract/errors.ts';
import { LIMITS } from '#shared/contract/schemas.ts';
import { readWorkspace } from '../../db/with-workspace.ts';
import { downloadHeaders } from '../../modules/attachment/attachment-routes.ts';
import { receiveAttachment } from '../../modules/attachment/attachment-service.ts';
import type { AttachmentStore } from '../../modules/attachment/attachment-store.ts';
import { servedMime } from '../../modules/attachment/sniff-mime.ts';
import { type ChatParts, readHistory, sendMessage, takeAnswer, takeReceipt } from './chat-service.ts';
import { readVisitor, startVisitor, type VisitorParts } from './visitor-service.ts';
import type { Visitor } from './visitor-token.ts';
import type { Channels } from './webchat-channels.ts';
import type { WebchatGuards } from './webchat-limits.ts';
import { type Channel, findConversationContent } from './webchat-repository.ts';

export type ApiParts = ChatParts &
  VisitorParts & { readonly attachments: AttachmentStore; readonly channels: Channels; readonly guards: WebchatGuards };

type KeyRoute = { Params: { key: string } };

const START_BYTES = 8 * 1024;
/** 10,000 characters, each at worst six bytes of JSON, and ten attachments. */
const MESSAGE_BYTES = 96 * 1024;
const SMALL_BYTES = 8 * 1024;

function parse<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const path = parsed.error.issues[0]?.path ?? [];
  throw new CodedError('INVALID_INPUT', {
    field: String(path[0] ?? 'body').slice(0, 60),
    problem: path.map(String).join('.').slice(0, 120) || 'body',
  });
}

const bearer = (request: FastifyRequest): string | null => /^Bearer (\S{1,600})$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;

/** What the page asks for: JSON under `/chat/<key>/api`. */
export function addApiRoutes(app: FastifyInstance, parts: ApiParts): void {
  const { channels, guards } = parts;
  app.removeContentTypeParser('text/plain');
  const known = async (request: FastifyRequest<KeyRoute>): Promise<{ channel: Channel; visitor: Visitor }> => {
    guards.request.take(request.ip);
    const channel = await channels.find(request.params.key);
    return { channel, visitor: readVisitor(parts, channel, bearer(request)) };
  };

  app.post<KeyRoute>('/chat/:key/api/visitor', { bodyLimit: START_BYTES }, async (request) => {
    guards.request.take(request.ip);
    const channel = await channels.find(request.params.key);
    const input = parse(zVisitorStart, request.body);
    guards.start.take(request.ip);
    return startVisitor(parts, channel, input);
  });

  app.get<KeyRoute>('/chat/:key/api/messages', async (request) => {
    const { channel, visitor } = await known(request);
    const { after } = parse(zChatHistoryQuery, request.query);
    guards.read.take(visitor.visitorId);
    return readHistory(parts, channel, visitor, after);
  });

  app.post<KeyRoute>('/chat/:key/api/messages', { bodyLimit: MESSAGE_BYTES }, async (request) => {
    const { channel, visitor } = await known(request);
    const input = parse(zChatSend, request.body);
    guards.message.take(visitor.visitorId);
    return sendMessage(parts, channel, visitor, input);
  });

  app.post<KeyRoute>('/chat/:key/api/receipts', { bodyLimit: SMALL_BYTES }, async (request, reply) => {
    const { channel, visitor } = await known(request);
    const receipt = parse(zChatReceipt, request.body);
    guards.read.take(visitor.visitorId);
    await takeReceipt(parts, channel, visitor, receipt);
    return reply.code(204).send();
  });

  app.post<KeyRoute>('/chat/:key/api/answer', { bodyLimit: SMALL_BYTES }, async (request, reply) => {
    const { channel, visitor } = await known(request);
    const answer = parse(zChatAnswer, request.body);
    guards.message.take(visitor.visitorId);
    await takeAnswer(parts, channel, visitor, answer);
    return reply.code(204).send();
  });

  app.get<KeyRoute>('/chat/:key/api/attachments/:hash', async (request, reply) => {
    const { channel, visitor } = await known(request);
    const { hash } = parse(zChatAttachmentParams, request.params);
    guards.read.take(visitor.visitorId);
    const found = await readWorkspace(parts.db, channel.workspaceId, (trx) => findConversationContent(trx, visitor.visitorId, hash));
    const content = found === undefined ? null : await parts.attachments.read(hash);
    if (found === undefined || content === null) throw new CodedError('NOT_FOUND');
    return reply
      .headers(downloadHeaders)
      .header('content-type', servedMime(found.mime))
      .header('content-length', content.size)
      .header('content-disposition', `attachment; filename="${hash.slice(0, 16)}"`)
      .send(content.bytes);
  });

  void app.register(async (raw) => {
    // The bytes are read as they come; their length is bounded while they stream.
    raw.removeAllContentTypeParsers();
    raw.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    raw.put<KeyRoute>('/chat/:key/api/attachments/:hash', { bodyLimit: LIMITS.attachmentBytes }, async (request, reply) => {
      const { channel, visitor } = await known(request);
      const { hash } = parse(zChatAttachmentParams, request.params);
      guards.uploadOfAddress.take(request.ip);
      guards.upload.take(visitor.visitorId);
      if (Number(request.headers['content-length'] ?? 0) > LIMITS.attachmentBytes)
        throw new CodedError('PAYLOAD_TOO_LARGE', { limit: LIMITS.attachmentBytes });
      const declaredMime = request.headers['content-type'] ?? '';
      const stored = await receiveAttachment(parts, { workspaceId: channel.workspaceId, hash, declaredMime, bytes: request.raw, uploadedById: null });
      return reply.code(stored.isNew ? 201 : 200).send({ hash, size: stored.size, mime: stored.mime });
    });
  });
}
