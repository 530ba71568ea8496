import type { ChatToWidget } from '#shared/contract/central/chat.ts';

/** `zChatToWidget` by hand: the schema library would be ten times the rest of the script that every page of a shop loads. */
export function readChatToWidget(data: unknown): ChatToWidget | null {
  if (typeof data !== 'object' || data === null) return null;
  const message = data as Readonly<Record<string, unknown>>;
  if (message.tanggap !== 'chat') return null;
  if (message.type === 'close') return { tanggap: 'chat', type: 'close' };
  const { count } = message;
  if (message.type !== 'unread' || typeof count !== 'number' || !Number.isSafeInteger(count) || count < 0) return null;
  return { tanggap: 'chat', type: 'unread', count };
}
