import { Button } from '@mantine/core';
import IconCalendarTime from '@tabler/icons-react/dist/esm/icons/IconCalendarTime.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { useState } from 'react';
import type { Calendar } from '#shared/domain/sla/sla.ts';
import { isOpenAt, nextOpening } from '#shared/domain/sla/work-time.ts';
import { hoursText, slaSettingsText } from '#shared/text/sla-text.ts';
import { useTicking } from '../../state/server-time.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { AfterPause } from '../../ui/after-pause.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Message } from '../../ui/message.tsx';
import { CalendarForm } from './calendar-form.tsx';
import { ConfigList } from './config-list.tsx';
import classes from './settings.module.css';
import sla from './sla-settings.module.css';
import { useConfigRows } from './use-config-rows.ts';

/** Calendars: when the workspace, a team or a queue works. */
export function HoursSection() {
  const t = useText();
  const errors = useErrorText();
  const { rows, error, offline, isAdmin, mayEdit, put, remove } = useConfigRows('calendar');
  const [open, setOpen] = useState<Calendar | 'new' | null>(null);
  if (open !== null) {
    const calendar = open === 'new' ? null : open;
    return (
      <>
        {offline && <OfflineNote />}
        <CalendarForm
          calendar={calendar}
          calendars={rows ?? []}
          editable={calendar === null || mayEdit(calendar)}
          put={put}
          onClose={() => setOpen(null)}
        />
      </>
    );
  }
  return (
    <>
      <p className={classes.intro}>{t(hoursText.intro)}</p>
      {!isAdmin && (
        <Message tone="info" quiet>
          {t(slaSettingsText.readOnly)}
        </Message>
      )}
      {offline && isAdmin && <OfflineNote />}
      {error !== null && <Message tone="danger">{t(slaSettingsText.failed, { reason: errors.error(error) })}</Message>}
      {isAdmin && (
        <div>
          <Button size="compact-sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen('new')}>
            {t(hoursText.add)}
          </Button>
        </div>
      )}
      {rows === undefined && error === null && <AfterPause>{t(slaSettingsText.loading)}</AfterPause>}
      {rows?.length === 0 && (
        <EmptyState icon={<IconCalendarTime size={32} stroke={1.5} aria-hidden />} title={t(hoursText.empty)} hint={t(hoursText.emptyHint)} />
      )}
      {rows !== undefined && rows.length > 0 && (
        <ConfigList
          kind="calendar"
          label={t(hoursText.week)}
          rows={rows}
          locked={offline}
          mayEdit={mayEdit}
          about={(calendar) => <About calendar={calendar} />}
          onOpen={(row) => setOpen(row)}
          onRemove={remove}
        />
      )}
    </>
  );
}

export function OfflineNote() {
  const t = useText();
  return (
    <Message tone="warn" quiet>
      {t(slaSettingsText.offline)}
    </Message>
  );
}

function About({ calendar }: { calendar: Calendar }) {
  const t = useText();
  const format = useFormat();
  const { teams, queueName } = useDirectory();
  const { scope } = calendar;
  const whose =
    scope.kind === 'workspace'
      ? t(hoursText.workspace)
      : scope.kind === 'team'
        ? t(hoursText.team, { name: teams.find((team) => team.id === scope.teamId)?.name ?? '?' })
        : t(hoursText.queue, { name: queueName(scope.queueId) || '?' });
  const state = useTicking((now) => {
    if (isOpenAt(calendar, now)) return t(hoursText.openNow);
    const opening = nextOpening(calendar, now);
    return opening === null ? t(hoursText.neverOpens) : t(hoursText.opensAt, { time: format.dateTime(opening) });
  });
  return (
    <>
      <span className={sla.line}>
        <bdi>{whose}</bdi> · {calendar.timeZone}
      </span>
      <span className={`${sla.line} tg-numbers`}>{state}</span>
    </>
  );
}
