import {
  type ChatAnswer,
  type ChatHistory,
  type ChatMessage,
  type ChatReceipt,
  type ChatSend,
  type VisitorSession,
  type VisitorStart,
  zChatHistory,
  zChatMessage,
  zChatProblem,
  zVisitorSession,
} from '#shared/contract/central/chat.ts';
import type { AttachmentRef } from '#shared/domain/ticket/ticket.ts';
import { put, request } from './browser.ts';

/** `code` of the registry, or NO_ANSWER when the server was not reached or something else answered for it. */
export type ChatProblem = { readonly code: string; readonly field: string | null; readonly seconds: number | null };
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: ChatProblem };

const noAnswer: ChatProblem = { code: 'NO_ANSWER', field: null, seconds: null };

function problemOf(body: string): ChatProblem {
  try {
    const { code, data } = zChatProblem.parse(JSON.parse(body));
    return { code, field: typeof data.field === 'string' ? data.field : null, seconds: typeof data.seconds === 'number' ? data.seconds : null };
  } catch {
    return noAnswer;
  }
}

/** Whether asking the same again can help: anything but a final refusal by our own server. */
export function worthRetrying(problem: ChatProblem): boolean {
  return ['NO_ANSWER', 'RATE_LIMITED', 'UNAVAILABLE', 'INTERNAL', 'ATTACHMENT_CHANGED'].includes(problem.code);
}

export type ChatApi = ReturnType<typeof createChatApi>;

/** Calls under `/chat/<key>`; `token` is asked at each call. Nothing here throws. */
export function createChatApi(base: string, token: () => string | null) {
  const authorization = (): Record<string, string> => {
    const value = token();
    return value === null ? {} : { authorization: `Bearer ${value}` };
  };
  async function call<T>(method: string, path: string, body: unknown, read: (json: unknown) => T): Promise<Answer<T>> {
    try {
      const response = await request(`${base}/api/${path}`, {
        method,
        headers: { ...authorization(), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) return { ok: false, problem: problemOf(text) };
      return { ok: true, value: read(text === '' ? null : JSON.parse(text)) };
    } catch {
      return { ok: false, problem: noAnswer };
    }
  }
  const nothing = (): null => null;

  return {
    start: (input: VisitorStart): Promise<Answer<VisitorSession>> => call('POST', 'visitor', input, zVisitorSession.parse),
    history: (afterSeq: number): Promise<Answer<ChatHistory>> => call('GET', `messages?after=${afterSeq}`, undefined, zChatHistory.parse),
    send: ({ clientId, text, attachments }: ChatSend): Promise<Answer<ChatMessage>> =>
      call('POST', 'messages', { clientId, text, attachments }, zChatMessage.parse),
    receipt: (receipt: ChatReceipt): Promise<Answer<null>> => call('POST', 'receipts', receipt, nothing),
    answer: (answer: ChatAnswer): Promise<Answer<null>> => call('POST', 'answer', answer, nothing),

    async upload(file: Blob, hash: string, signal: AbortSignal, onProgress: (sentBytes: number) => void): Promise<Answer<null>> {
      const headers = { ...authorization(), 'content-type': file.type || 'application/octet-stream' };
      const answer = await put(`${base}/api/attachments/${hash}`, headers, file, signal, onProgress);
      return answer.status === 200 || answer.status === 201 ? { ok: true, value: null } : { ok: false, problem: problemOf(answer.body) };
    },

    async download(ref: AttachmentRef): Promise<Answer<Uint8Array<ArrayBuffer>>> {
      try {
        const response = await request(`${base}/api/attachments/${ref.hash}`, { headers: authorization() });
        if (!response.ok) return { ok: false, problem: problemOf(await response.text()) };
        return { ok: true, value: new Uint8Array(await response.arrayBuffer()) };
      } catch {
        return { ok: false, problem: noAnswer };
      }
    },
  };
}
