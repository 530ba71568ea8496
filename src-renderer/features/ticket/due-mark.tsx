import { dueLevel } from '#shared/domain/ticket/queue-view.ts';
import { ticketText } from '#shared/text/ticket-text.ts';
import { useTicking } from '../../state/server-time.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { Ring } from '../../ui/ring.tsx';

const tones = { none: 'quiet', ok: 'quiet', soon: 'warn', over: 'danger' } as const;
const colors = { none: 'var(--tg-edge)', ok: 'var(--tg-ok)', soon: 'var(--tg-warn)', over: 'var(--tg-danger)' } as const;

/** By when the customer should be answered: a ring that empties, and the same in words. */
export function DueMark({ awaitingSince, dueAt }: { awaitingSince: number | null; dueAt: number | null }) {
  const text = useText();
  const format = useFormat();
  const level = useTicking((now) => dueLevel(awaitingSince, dueAt, now));
  const left = useTicking((now) => (dueAt === null || awaitingSince === null ? 0 : Math.round(((dueAt - now) / (dueAt - awaitingSince)) * 50) / 50));
  const words = useTicking((now) => {
    if (dueAt === null) return '';
    return dueAt >= now
      ? text(ticketText.dueIn, { duration: format.age(dueAt - now) })
      : text(ticketText.dueOver, { duration: format.age(now - dueAt) });
  });
  if (dueAt === null || awaitingSince === null) return null;
  return (
    <span className={`tk-due tg-numbers tk-tone-${tones[level]}`} title={format.dateTime(dueAt)}>
      <Ring left={level === 'over' ? 1 : left} color={colors[level]} />
      {words}
    </span>
  );
}
