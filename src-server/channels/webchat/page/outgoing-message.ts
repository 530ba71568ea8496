import type { ChatSend } from '#shared/contract/central/chat.ts';
import { zOutgoingMessage } from '#shared/contract/central/chat.ts';

/** A message on its way; `failed` holds the server's final refusal. */
export type OutgoingMessage = ChatSend & { readonly at: number; readonly failed: string | null };

export function parseOutgoing(text: string | null): OutgoingMessage | null {
  if (text === null) return null;
  try {
    const parsed = zOutgoingMessage.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
