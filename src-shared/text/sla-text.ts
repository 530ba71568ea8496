import type { Sentence } from './languages.ts';

type ByKind = Record<'firstResponse' | 'nextResponse' | 'resolution', Sentence>;

export const slaKindText = {
  firstResponse: { id: 'Balasan pertama', en: 'First reply' },
  nextResponse: { id: 'Balasan berikutnya', en: 'Next reply' },
  resolution: { id: 'Penyelesaian', en: 'Resolution' },
} as const satisfies ByKind;

/** Lines of the timeline. */
export const slaBreachText = {
  firstResponse: { id: 'Tenggat balasan pertama terlewat: {time}', en: 'The first reply was due at {time}' },
  nextResponse: { id: 'Tenggat balasan berikutnya terlewat: {time}', en: 'The next reply was due at {time}' },
  resolution: { id: 'Tenggat penyelesaian terlewat: {time}', en: 'The resolution was due at {time}' },
} as const satisfies ByKind;

/** Deadlines in a ticket's header. */
export const slaMarkText = {
  deadlines: { id: 'Tenggat tiket', en: 'Deadlines of the ticket' },
  left: { id: '{kind}: {duration} lagi', en: '{kind}: {duration} left' },
  over: { id: '{kind}: lewat {duration}', en: '{kind}: {duration} late' },
  paused: { id: '{kind}: berhenti', en: '{kind}: paused' },
  leftWorking: { id: '{duration} waktu kerja lagi', en: '{duration} of working time left' },
  closedNow: { id: 'Sekarang di luar jam kerja', en: 'Outside working hours now' },
  dueAt: { id: 'Tenggat {time}', en: 'Due {time}' },
  overSince: { id: 'Terlewat sejak {time}', en: 'Overdue since {time}' },
  pausedSince: { id: 'Berhenti sejak {time}: menunggu pelanggan', en: 'Paused since {time}: waiting for the customer' },
  met: { id: 'Tercapai {time}', en: 'Met {time}' },
  metLate: { id: 'Tercapai terlambat {time}; tenggatnya {due}', en: 'Met late, {time}; it was due {due}' },
  missed: { id: 'Tidak tercapai; tenggatnya {due}', en: 'Missed; it was due {due}' },
  neverOpen: { id: 'Kalender tidak pernah buka: tanpa tenggat', en: 'The calendar never opens: no deadline' },
} as const satisfies Record<string, Sentence>;
