import type { Sentence } from './languages.ts';

/** What the system's own notifications say. */
export const noticeText = {
  message: { id: '{name} · #{number}', en: '{name} · #{number}' },
  messages: { id: '{count} pesan baru', en: '{count} new messages' },
  messagesBody: { id: 'Buka antrean untuk membacanya.', en: 'Open the queue to read them.' },
  assigned: { id: 'Tiket baru untuk Anda · #{number}', en: 'A ticket for you · #{number}' },
  deadline: { id: 'Tenggat dekat: {kind} · #{number}', en: 'Due soon: {kind} · #{number}' },
  refused: { id: 'Ada tindakan yang ditolak', en: 'An action was refused' },
  refusedOnTicket: { id: 'Tindakan pada tiket #{number} ditolak', en: 'An action on ticket #{number} was refused' },
} as const satisfies Record<string, Sentence>;
