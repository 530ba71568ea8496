import IconAlarmSnooze from '@tabler/icons-react/dist/esm/icons/IconAlarmSnooze.mjs';
import IconAlertCircleFilled from '@tabler/icons-react/dist/esm/icons/IconAlertCircleFilled.mjs';
import { type Due, dueLevel } from '#shared/domain/ticket/queue-view.ts';
import { queueText } from '#shared/text/queue-text.ts';
import { useTicking } from '../../state/server-time.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { Ring } from '../../ui/ring.tsx';
import classes from './queue-row.module.css';

type Props = { awaitingSince: number | null; due: Due | null; lastMessageAt: number | null; snoozedUntil: number | null };

const STEPS = 24;

/** How long the customer waits and how near the next deadline is; else when the ticket wakes, or when it last moved. */
export function WaitMark({ awaitingSince, due, lastMessageAt, snoozedUntil }: Props) {
  const t = useText();
  const format = useFormat();
  const snoozed = useTicking((now) => snoozedUntil !== null && snoozedUntil > now);
  const level = useTicking((now) => dueLevel(due, now));
  const left = useTicking((now) => (due === null ? 0 : Math.ceil(((due.at - now) / Math.max(1, due.at - due.from)) * STEPS) / STEPS));
  const shown = useTicking((now) => {
    if (snoozedUntil !== null && snoozedUntil > now) return format.short(snoozedUntil, now);
    if (awaitingSince !== null) return format.age(now - awaitingSince);
    return lastMessageAt === null ? '' : format.short(lastMessageAt, now);
  });
  const spoken = useTicking((now) => {
    if (snoozedUntil !== null && snoozedUntil > now) return t(queueText.snoozedUntil, { time: format.dateTime(snoozedUntil) });
    const waiting = awaitingSince === null ? [] : [t(queueText.waitingFor, { duration: format.spokenAge(now - awaitingSince) })];
    if (waiting.length === 0 && lastMessageAt !== null) waiting.push(t(queueText.lastMessage, { time: format.dateTime(lastMessageAt) }));
    if (due === null) return waiting.join('');
    const sentence = due.at > now ? queueText.dueIn : queueText.dueOver;
    return [...waiting, t(sentence, { duration: format.spokenAge(Math.abs(due.at - now)) })].join(', ');
  });

  return (
    <span className={`${classes.wait} tg-numbers`} data-level={snoozed ? 'none' : level} title={spoken}>
      {snoozed && <IconAlarmSnooze size={14} aria-hidden />}
      {!snoozed && level === 'over' && <IconAlertCircleFilled size={15} aria-hidden />}
      {!snoozed && (level === 'ok' || level === 'soon') && (
        <Ring left={left} color={level === 'soon' ? 'var(--tg-warn)' : 'var(--tg-ok)'} size={15} />
      )}
      <span aria-hidden>{shown}</span>
      <span className="tg-hidden">{spoken}</span>
    </span>
  );
}
