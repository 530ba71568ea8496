import type { FastifyInstance } from 'fastify';
import { attachmentPath } from '#shared/contract/central/attachments.ts';
import { CodedError } from '#shared/contract/errors.ts';
import { LIMITS, zHash } from '#shared/contract/schemas.ts';
import type { SessionService } from '../session/session-service.ts';
import { bearerToken } from '../session/tokens.ts';
import { type AttachmentParts, openAttachment, receiveAttachment } from './attachment-service.ts';
import { servedMime } from './sniff-mime.ts';

/** What keeps a stored file from ever being run in our origin. */
export const downloadHeaders = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'private, max-age=31536000, immutable',
} as const;

function hashOf(params: unknown): string {
  const parsed = zHash.safeParse((params as { hash?: unknown }).hash);
  if (!parsed.success) throw new CodedError('INVALID_INPUT', { problem: 'hash' });
  return parsed.data;
}

/** The bytes of attachments, beside the contract because they are not JSON. */
export async function attachmentRoutes(app: FastifyInstance, parts: AttachmentParts, sessions: SessionService): Promise<void> {
  // The bytes are ours to read, whatever they claim to be; their length is bounded while they stream.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));

  const url = attachmentPath(':hash');
  app.put(url, { bodyLimit: LIMITS.attachmentBytes }, async (request, reply) => {
    const context = await sessions.authenticate(bearerToken(request.headers.authorization));
    const hash = hashOf(request.params);
    const stored = await receiveAttachment(parts, {
      workspaceId: context.workspaceId,
      hash,
      declaredMime: request.headers['content-type'] ?? '',
      bytes: request.raw,
      uploadedById: context.actor.agentId,
    });
    return reply.code(stored.isNew ? 201 : 200).send({ hash, size: stored.size, mime: stored.mime });
  });

  app.get(url, async (request, reply) => {
    const context = await sessions.authenticate(bearerToken(request.headers.authorization));
    const content = await openAttachment(parts, context, hashOf(request.params));
    return reply
      .headers(downloadHeaders)
      .header('content-type', servedMime(content.mime))
      .header('content-length', content.size)
      .header('content-disposition', `attachment; filename="${content.hash.slice(0, 16)}"`)
      .send(content.bytes);
  });
}
