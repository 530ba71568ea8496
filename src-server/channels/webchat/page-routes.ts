import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CodedError } from '#shared/contract/errors.ts';
import { type ChatPage, type PageFile, pageHtml, pagePolicy } from './chat-page.ts';
import type { Channels } from './webchat-channels.ts';
import type { WebchatGuards } from './webchat-limits.ts';

const DAY_SECONDS = 86_400;

function sendFile(request: FastifyRequest, reply: FastifyReply, file: PageFile): FastifyReply {
  const gzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  if (gzip) void reply.header('content-encoding', 'gzip');
  return reply
    .header('content-type', file.type)
    .header('vary', 'accept-encoding')
    .send(gzip ? file.gzip : file.plain);
}

/** The page, its files and the widget's script. Without a built page they answer UNAVAILABLE. */
export function addPageRoutes(app: FastifyInstance, page: ChatPage | null, channels: Channels, guards: WebchatGuards): void {
  const built = (request: FastifyRequest): ChatPage => {
    guards.request.take(request.ip);
    if (page === null) throw new CodedError('UNAVAILABLE');
    return page;
  };

  app.get<{ Params: { file: string } }>('/chat/assets/:file', (request, reply) => {
    const file = built(request).asset(request.params.file);
    if (file === undefined) throw new CodedError('NOT_FOUND');
    return sendFile(request, reply.header('cache-control', `public, max-age=${365 * DAY_SECONDS}, immutable`), file);
  });

  app.get<{ Params: { key: string } }>('/chat/:key', async (request, reply) => {
    const chat = built(request);
    const channel = await channels.find(request.params.key);
    return reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', pagePolicy(channel.allowedOrigins))
      .header('cache-control', 'no-cache')
      .send(pageHtml(chat, channel.shopName));
  });

  // Relative addresses in the page count from /chat/<key>, without a slash at the end.
  app.get<{ Params: { key: string } }>('/chat/:key/', async (request, reply) => {
    await channels.find(request.params.key);
    return reply.redirect(`../${request.params.key}${/\?.*$/.exec(request.url)?.[0] ?? ''}`, 308);
  });

  app.get<{ Params: { key: string } }>('/chat/:key/widget.js', async (request, reply) => {
    const { widget } = built(request);
    await channels.find(request.params.key);
    const open = reply.header('cross-origin-resource-policy', 'cross-origin').header('cache-control', 'public, max-age=300');
    return sendFile(request, open, widget);
  });
}
