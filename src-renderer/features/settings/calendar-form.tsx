import { Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Calendar, ConfigScope } from '#shared/domain/sla/sla.ts';
import { hoursText, slaProblemText, slaSettingsText, weekdayText } from '#shared/text/sla-text.ts';
import { newId } from '../../state/new-id.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useText } from '../../state/use-text.ts';
import { type CalendarDraft, calendarOf, draftOf, draftProblems, newCalendarDraft } from './calendar-draft.ts';
import { EditorFrame } from './editor-frame.tsx';
import { HolidayList } from './holiday-list.tsx';
import classes from './sla-settings.module.css';
import { timeZoneChoices } from './time-zones.ts';
import { useSaving } from './use-config-rows.ts';
import { WeekGrid } from './week-grid.tsx';

type Props = {
  calendar: Calendar | null;
  calendars: readonly Calendar[];
  editable: boolean;
  put(calendar: Calendar, baseRev: number): Promise<void>;
  onClose(): void;
};

export function CalendarForm({ calendar, calendars, editable, put, onClose }: Props) {
  const t = useText();
  const { workspace } = useDirectory();
  const [id] = useState(() => calendar?.id ?? newId());
  const [draft, setDraft] = useState<CalendarDraft>(() => (calendar === null ? newCalendarDraft(workspace.timeZone) : draftOf(calendar)));
  const [tried, setTried] = useState(false);
  const saving = useSaving();
  const zones = useMemo(timeZoneChoices, []);
  const scopes = useScopes();
  const patch = (changes: Partial<CalendarDraft>) => setDraft({ ...draft, ...changes });
  const { problems, overlapping } = draftProblems(draft, id, calendars);
  const problem = (name: 'name' | 'timeZone' | 'scopeTaken' | 'time' | 'holidayDate' | 'holidayTwice' | 'awayMessage') =>
    problems.has(name) && (tried || name === 'scopeTaken') ? t(slaProblemText[name]) : null;
  const newest = calendars.find((other) => other.id === id)?.rev ?? 0;
  const [begun] = useState(newest);
  // What a colleague changed meanwhile is not overwritten unread: only the try after CONFIG_CHANGED stands on the newest row.
  const rev = saving.stale ? newest : begun;
  const save = async () => {
    setTried(true);
    if (problems.size > 0) return;
    if (await saving.run(() => put(calendarOf(draft, id, rev), rev))) onClose();
  };
  const dayProblem =
    overlapping.length > 0
      ? t(slaProblemText.overlap, { days: overlapping.map((day) => t(weekdayText[day] ?? { id: '', en: '' })).join(', ') })
      : problem('time');

  return (
    <EditorFrame
      title={calendar === null ? t(hoursText.newTitle) : calendar.name}
      editable={editable}
      saving={saving}
      onSave={() => void save()}
      onClose={onClose}
    >
      <div className={classes.pair}>
        <TextInput
          label={t(slaSettingsText.name)}
          maxLength={120}
          autoComplete="off"
          data-autofocus
          value={draft.name}
          error={problem('name')}
          onChange={(event) => patch({ name: event.currentTarget.value })}
        />
        <Select
          label={t(hoursText.scope)}
          allowDeselect={false}
          searchable
          data={scopes}
          value={keyOfScope(draft.scope)}
          error={problem('scopeTaken')}
          onChange={(key) => key !== null && patch({ scope: scopeOfKey(key) })}
        />
        <Select
          label={t(hoursText.timeZone)}
          allowDeselect={false}
          searchable
          limit={80}
          data={zones}
          value={draft.timeZone}
          error={problem('timeZone')}
          onChange={(timeZone) => timeZone !== null && patch({ timeZone })}
        />
      </div>
      <fieldset className={classes.part}>
        <legend className={classes.legend}>{t(hoursText.week)}</legend>
        <WeekGrid periods={draft.periods} wrongDays={overlapping} onChange={(periods) => patch({ periods })} />
        {draft.periods.length === 0 && <p className={classes.hint}>{t(hoursText.neverOpen)}</p>}
        {dayProblem !== null && (
          <p className={classes.problem} role="alert">
            {dayProblem}
          </p>
        )}
      </fieldset>
      <fieldset className={classes.part}>
        <legend className={classes.legend}>{t(hoursText.holidays)}</legend>
        <p className={classes.hint}>{t(hoursText.holidaysHint)}</p>
        <HolidayList holidays={draft.holidays} timeZone={draft.timeZone} onChange={(holidays) => patch({ holidays })} />
        {(problem('holidayDate') ?? problem('holidayTwice')) !== null && (
          <p className={classes.problem} role="alert">
            {problem('holidayDate') ?? problem('holidayTwice')}
          </p>
        )}
      </fieldset>
      <fieldset className={classes.part}>
        <legend className={classes.legend}>{t(hoursText.away)}</legend>
        <Switch
          label={t(hoursText.away)}
          description={t(hoursText.awayHint)}
          checked={draft.awayOn}
          onChange={(event) => patch({ awayOn: event.currentTarget.checked })}
        />
        {draft.awayOn && (
          <div className={classes.pair}>
            {(['id', 'en'] as const).map((language) => (
              <Textarea
                key={language}
                label={t(language === 'id' ? hoursText.awayId : hoursText.awayEn)}
                autosize
                minRows={3}
                maxLength={2_000}
                value={draft.away[language]}
                error={draft.away[language].trim() === '' ? problem('awayMessage') : null}
                onChange={(event) => patch({ away: { ...draft.away, [language]: event.currentTarget.value } })}
              />
            ))}
          </div>
        )}
      </fieldset>
    </EditorFrame>
  );
}

function useScopes(): { value: string; label: string }[] {
  const t = useText();
  const { teams, queues } = useDirectory();
  return [
    { value: 'workspace', label: t(hoursText.workspace) },
    ...teams.map(({ id, name }) => ({ value: `team ${id}`, label: t(hoursText.team, { name }) })),
    ...queues.map(({ id, name }) => ({ value: `queue ${id}`, label: t(hoursText.queue, { name }) })),
  ];
}

function keyOfScope(scope: ConfigScope): string {
  if (scope.kind === 'workspace') return scope.kind;
  return scope.kind === 'team' ? `team ${scope.teamId}` : `queue ${scope.queueId}`;
}

function scopeOfKey(key: string): ConfigScope {
  const [kind, id = ''] = key.split(' ');
  if (kind === 'team') return { kind, teamId: id };
  return kind === 'queue' ? { kind, queueId: id } : { kind: 'workspace' };
}
