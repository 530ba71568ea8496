import type { SlaSetup } from '#shared/domain/sla/choose.ts';
import type { SlaPolicy } from '#shared/domain/sla/sla.ts';

const HOUR = 60;

/** National holidays of 2026 with a fixed date or as decreed. */
const holidays = [
  ['2026-01-01', 'Tahun Baru Masehi'],
  ['2026-02-17', 'Tahun Baru Imlek'],
  ['2026-03-19', 'Hari Suci Nyepi'],
  ['2026-03-20', 'Idul Fitri'],
  ['2026-03-21', 'Idul Fitri'],
  ['2026-04-03', 'Wafat Yesus Kristus'],
  ['2026-05-01', 'Hari Buruh'],
  ['2026-05-14', 'Kenaikan Yesus Kristus'],
  ['2026-05-27', 'Idul Adha'],
  ['2026-06-01', 'Hari Lahir Pancasila'],
  ['2026-08-17', 'Hari Kemerdekaan RI'],
  ['2026-12-25', 'Hari Raya Natal'],
] as const;

/** The shop's hours, every day but Sunday, and deadlines by priority and channel. */
export function makeSla(id: () => string): SlaSetup {
  const policy = (position: number, name: string, match: Partial<SlaPolicy['match']>, minutes: readonly [number, number, number]): SlaPolicy => ({
    ...{ id: id(), name, position, rev: 1, calendarId: null, pauseWhileWaiting: true, warnMinutes: Math.max(5, Math.round(minutes[0] / 4)) },
    match: { queueIds: [], priorities: [], channels: [], contactTags: [], ...match },
    targets: { firstResponse: minutes[0], nextResponse: minutes[1], resolution: minutes[2] },
  });
  return {
    calendars: [
      {
        ...{ id: id(), name: 'Jam layanan toko', scope: { kind: 'workspace' }, timeZone: 'Asia/Jakarta', rev: 1 },
        week: [1, 2, 3, 4, 5, 6].map((day) => ({ day, fromMinute: 8 * HOUR, minutes: 12 * HOUR })),
        holidays: holidays.map(([date, name]) => ({ date, name })),
        // Tests run at any hour: an answer that depends on it would be in some of their chats.
        awayMessage: null,
      },
    ],
    policies: [
      policy(0, 'Mendesak', { priorities: ['urgent', 'high'] }, [15, 30, 8 * HOUR]),
      policy(1, 'Obrolan', { channels: ['webchat', 'whatsapp', 'social', 'sms'] }, [20, 30, 16 * HOUR]),
      policy(2, 'Umum', {}, [4 * HOUR, 8 * HOUR, 36 * HOUR]),
    ],
  };
}
