import { createHash, randomBytes } from 'node:crypto';
import WebSocket from 'ws';
import type * as z from 'zod';
import { createIdSource } from '#shared/base/ids.ts';
import {
  type ChatAnswer,
  type ChatHistory,
  type ChatLiveIn,
  type ChatLiveOut,
  type ChatMessage,
  type ChatReceipt,
  type VisitorSession,
  type VisitorStart,
  zChatHistory,
  zChatLiveOut,
  zChatMessage,
  zChatProblem,
  zVisitorSession,
} from '#shared/contract/central/chat.ts';

export const newClientId = createIdSource(
  () => Date.now(),
  (length) => randomBytes(length),
);

/** What the server refused, by its code. `NO_ANSWER`: it was not reached. */
export class ChatRefusal extends Error {
  readonly code: string;
  readonly status: number;
  readonly data: Readonly<Record<string, string | number>>;

  constructor(code: string, status: number, data: Readonly<Record<string, string | number>>) {
    super(code);
    this.code = code;
    this.status = status;
    this.data = data;
  }
}

async function refusalOf(response: Response): Promise<ChatRefusal> {
  const parsed = zChatProblem.safeParse(await response.json().catch(() => null));
  return parsed.success ? new ChatRefusal(parsed.data.code, response.status, parsed.data.data) : new ChatRefusal('NO_ANSWER', response.status, {});
}

async function call<T>(url: string, init: RequestInit & { token?: string | null }, schema: z.ZodType<T> | null): Promise<T> {
  const headers = new Headers(init.headers);
  if (init.token != null) headers.set('authorization', `Bearer ${init.token}`);
  if (typeof init.body === 'string') headers.set('content-type', 'application/json');
  const response = await fetch(url, { ...init, headers }).catch(() => {
    throw new ChatRefusal('NO_ANSWER', 0, {});
  });
  if (!response.ok) throw await refusalOf(response);
  return schema === null ? (undefined as T) : schema.parse(await response.json());
}

/** Starts a conversation on the chat page at `chatUrl`, as the page does. Throws ChatRefusal. */
export async function startVisitor(chatUrl: string, input: VisitorStart): Promise<Visitor> {
  const session = await call(`${chatUrl}/api/visitor`, { method: 'POST', body: JSON.stringify(input) }, zVisitorSession);
  return createVisitor(chatUrl, session);
}

export type Visitor = ReturnType<typeof createVisitor>;

/** A visitor with a session: the page's calls without a page. All throw ChatRefusal. */
export function createVisitor(chatUrl: string, session: Pick<VisitorSession, 'token' | 'visitorId'>) {
  const { token } = session;
  const post = <T>(path: string, body: unknown, schema: z.ZodType<T> | null) =>
    call(`${chatUrl}/api/${path}`, { method: 'POST', body: JSON.stringify(body), token }, schema);
  const attachment = (hash: string): string => `${chatUrl}/api/attachments/${hash}`;
  return {
    ...session,
    send: (text: string, more: { clientId?: string; attachments?: ChatMessage['attachments'] } = {}): Promise<ChatMessage> =>
      post('messages', { clientId: more.clientId ?? newClientId(), text, attachments: more.attachments ?? [] }, zChatMessage),
    history: (after = 0): Promise<ChatHistory> => call(`${chatUrl}/api/messages?after=${after}`, { token }, zChatHistory),
    receipt: (receipt: ChatReceipt): Promise<void> => post('receipts', receipt, null),
    answer: (answer: ChatAnswer): Promise<void> => post('answer', answer, null),
    async upload(bytes: Uint8Array<ArrayBuffer>, mime: string, hash = createHash('sha256').update(bytes).digest('hex')): Promise<string> {
      await call(attachment(hash), { method: 'PUT', body: bytes, headers: { 'content-type': mime }, token }, null);
      return hash;
    },
    async download(hash: string): Promise<{ bytes: Uint8Array; headers: Headers }> {
      const response = await fetch(attachment(hash), { headers: { authorization: `Bearer ${token}` } });
      if (!response.ok) throw await refusalOf(response);
      return { bytes: new Uint8Array(await response.arrayBuffer()), headers: response.headers };
    },
    live: (events: LiveEvents): VisitorLive => openLive(chatUrl, token, events),
  };
}

export type LiveEvents = { onFrame(frame: ChatLiveOut): void; onClose(code: number): void };
export type VisitorLive = { send(frame: ChatLiveIn): void; close(): void };

function openLive(chatUrl: string, token: string, events: LiveEvents): VisitorLive {
  const socket = new WebSocket(`${chatUrl.replace(/^http/, 'ws')}/live`);
  const send = (frame: ChatLiveIn): void => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
  };
  socket.on('open', () => send({ type: 'hello', token }));
  socket.on('message', (data) => {
    const frame = zChatLiveOut.parse(JSON.parse(String(data)));
    if (frame.type === 'ping') send({ type: 'ping' });
    events.onFrame(frame);
  });
  // An error is always followed by a close.
  socket.on('error', () => undefined);
  socket.on('close', (code) => events.onClose(code));
  return { send, close: () => socket.terminate() };
}
