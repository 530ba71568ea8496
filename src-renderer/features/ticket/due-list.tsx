import { liveTimers } from '#shared/domain/sla/advance.ts';
import type { SlaTimer } from '#shared/domain/sla/sla-timer.ts';
import { type WorkTime, workingMsBetween } from '#shared/domain/sla/work-time.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { slaKindText, slaMarkText } from '#shared/text/sla-text.ts';
import { useTicking } from '../../state/server-time.ts';
import { useFormat, useText } from '../../state/use-text.ts';

/** Every deadline of the present round, in words. */
export function DueList({ ticket, work }: { ticket: Ticket; work: WorkTime }) {
  const text = useText();
  const live = liveTimers(ticket);
  return (
    <dl className="tk-due-list" tabIndex={-1} data-autofocus>
      {ticket.sla.map((timer) => (
        <div key={timer.kind}>
          <dt>{text(slaKindText[timer.kind])}</dt>
          <TimerWords timer={timer} runs={live.includes(timer)} work={work} />
        </div>
      ))}
    </dl>
  );
}

function TimerWords({ timer, runs, work }: { timer: SlaTimer; runs: boolean; work: WorkTime }) {
  const text = useText();
  const format = useFormat();
  const { dueAt, pausedAt, metAt, breachedAt } = timer;
  const left = useTicking((now) => (runs && dueAt !== null && now < dueAt ? format.age(workingMsBetween(work, now, dueAt)) : ''));
  const words = () => {
    if (metAt !== null && breachedAt !== null) return text(slaMarkText.metLate, { time: format.dateTime(metAt), due: format.dateTime(breachedAt) });
    if (metAt !== null) return text(slaMarkText.met, { time: format.dateTime(metAt) });
    if (!runs) return text(slaMarkText.missed, { due: format.dateTime(breachedAt ?? dueAt ?? timer.startedAt) });
    if (pausedAt !== null) return text(slaMarkText.pausedSince, { time: format.dateTime(pausedAt) });
    if (dueAt === null) return text(slaMarkText.neverOpen);
    if (left === '') return text(slaMarkText.overSince, { time: format.dateTime(dueAt) });
    return text(slaMarkText.dueAt, { time: format.dateTime(dueAt) });
  };
  const tone = breachedAt !== null || (runs && dueAt !== null && left === '') ? 'danger' : metAt !== null ? 'ok' : 'quiet';
  return (
    <>
      <dd className={`tg-numbers tk-tone-${tone}`}>{words()}</dd>
      {left !== '' && <dd className="tg-numbers">{text(slaMarkText.leftWorking, { duration: left })}</dd>}
    </>
  );
}
