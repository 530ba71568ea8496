import { Popover, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { liveTimers } from '#shared/domain/sla/advance.ts';
import { isOpenAt, type WorkTime, workingMsBetween } from '#shared/domain/sla/work-time.ts';
import { dueLevel, nextDue } from '#shared/domain/ticket/queue-view.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { slaKindText, slaMarkText } from '#shared/text/sla-text.ts';
import { useTicking } from '../../state/server-time.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { Ring } from '../../ui/ring.tsx';
import { DueList } from './due-list.tsx';

const tones = { none: 'quiet', ok: 'quiet', soon: 'warn', over: 'danger' } as const;
const colors = { none: 'var(--tg-edge)', ok: 'var(--tg-ok)', soon: 'var(--tg-warn)', over: 'var(--tg-danger)' } as const;
const STEPS = 50;

/** The next deadline of the ticket: a ring that empties, and the same in words; all of them at a click. */
export function DueMark({ ticket, work }: { ticket: Ticket; work: WorkTime }) {
  const text = useText();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const due = nextDue(ticket);
  const timer =
    liveTimers(ticket).find((one) => one.dueAt !== null && one.dueAt === due?.at) ?? liveTimers(ticket).find((one) => one.pausedAt !== null);
  const level = useTicking((now) => dueLevel(due, now));
  const left = useTicking((now) => {
    if (due === null) return 0;
    const whole = workingMsBetween(work, due.from, due.at);
    return Math.round((workingMsBetween(work, now, due.at) / Math.max(1, whole)) * STEPS) / STEPS;
  });
  const words = useTicking((now) => {
    if (timer === undefined) return '';
    const kind = text(slaKindText[timer.kind]);
    if (due === null) return text(slaMarkText.paused, { kind });
    if (now >= due.at) return text(slaMarkText.over, { kind, duration: format.age(now - due.at) });
    return text(slaMarkText.left, { kind, duration: format.age(workingMsBetween(work, now, due.at)) });
  });
  const closed = useTicking((now) => due !== null && now < due.at && !isOpenAt(work, now));
  if (ticket.sla.length === 0) return null;
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={340} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={`tk-due tg-numbers tk-tone-${tones[level]}`}
          aria-haspopup="dialog"
          aria-expanded={open}
          title={due === null ? text(slaMarkText.deadlines) : text(slaMarkText.dueAt, { time: format.dateTime(due.at) })}
          onClick={() => setOpen(!open)}
        >
          {due !== null && <Ring left={level === 'over' ? 1 : left} color={colors[level]} />}
          {words === '' ? text(slaMarkText.deadlines) : words}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={text(slaMarkText.deadlines)}>
        <DueList ticket={ticket} work={work} />
        {closed && <p className="tk-due-note">{text(slaMarkText.closedNow)}</p>}
      </Popover.Dropdown>
    </Popover>
  );
}
