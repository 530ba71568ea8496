import type { Calendar, SlaPolicy } from '#shared/domain/sla/sla.ts';
import { SLA_KINDS } from '#shared/domain/sla/sla-timer.ts';
import { policyText, slaKindText, slaSettingsText } from '#shared/text/sla-text.ts';
import { channelText, priorityText } from '#shared/text/ticket-text.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import classes from './sla-settings.module.css';

/** For which tickets, and how long, in two lines. */
export function PolicyAbout({ policy, calendars }: { policy: SlaPolicy; calendars: readonly Calendar[] }) {
  const t = useText();
  const format = useFormat();
  const { queueName } = useDirectory();
  const { match, targets, calendarId } = policy;
  const time = (minutes: number) =>
    minutes % 60 === 0 ? `${format.number(minutes / 60)} ${t(slaSettingsText.hours)}` : `${format.number(minutes)} ${t(slaSettingsText.minutes)}`;
  const which = [
    ...match.queueIds.map((id) => queueName(id) || '?'),
    ...match.priorities.map((priority) => t(priorityText[priority])),
    ...match.channels.map((channel) => t(channelText[channel])),
    ...match.contactTags,
  ];
  const long = SLA_KINDS.flatMap((kind) => {
    const minutes = targets[kind];
    return minutes === null ? [] : [`${t(slaKindText[kind])} ${time(minutes)}`];
  });
  const counted =
    calendarId === 'always' ? t(policyText.always) : (calendars.find((calendar) => calendar.id === calendarId)?.name ?? t(policyText.ownCalendar));
  return (
    <>
      <span className={classes.line}>
        <bdi>{which.length === 0 ? t(policyText.all) : which.join(', ')}</bdi>
      </span>
      <span className={`${classes.line} tg-numbers`}>
        {long.join(' · ')} · <bdi>{counted}</bdi>
      </span>
    </>
  );
}
