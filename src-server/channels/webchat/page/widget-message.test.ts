import { expect, test } from 'vitest';
import { zChatToWidget } from '#shared/contract/central/chat.ts';
import { readChatToWidget } from './widget-message.ts';

test.each([
  { tanggap: 'chat', type: 'close' },
  { tanggap: 'chat', type: 'unread', count: 3 },
  { tanggap: 'chat', type: 'unread', count: 0 },
  { tanggap: 'chat', type: 'unread', count: -1 },
  { tanggap: 'chat', type: 'unread', count: 1.5 },
  { tanggap: 'chat', type: 'unread', count: '3' },
  { tanggap: 'chat', type: 'unread' },
  { tanggap: 'widget', type: 'close' },
  { tanggap: 'chat', type: 'other' },
  { type: 'close' },
  'close',
  null,
  undefined,
  [],
])('%j is read as the schema reads it', (data) => {
  const parsed = zChatToWidget.safeParse(data);
  expect(readChatToWidget(data)).toEqual(parsed.success ? parsed.data : null);
});
