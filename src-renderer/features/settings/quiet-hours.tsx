import { Switch } from '@mantine/core';
import { useId } from 'react';
import type { Settings } from '#shared/contract/console/console-shapes.ts';
import { settingsText } from '#shared/text/settings-text.ts';
import { useText } from '../../state/use-text.ts';
import classes from './settings.module.css';

const NIGHT = { fromMinute: 22 * 60, toMinute: 6 * 60 };
type Hours = Settings['quietHours'];

/** Hours of the computer's day without sounds and notifications; the night is offered first. */
export function QuietHours({ hours, onChange }: { hours: Hours; onChange: (hours: Hours) => void }) {
  const t = useText();
  const change = (key: keyof typeof NIGHT, text: string) => {
    const minute = minuteOf(text);
    if (hours !== null && minute !== null) onChange({ ...hours, [key]: minute });
  };
  return (
    <div className={classes.quiet}>
      <Switch
        checked={hours !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? NIGHT : null)}
        label={t(settingsText.quietHours)}
        description={t(settingsText.quietHoursHint)}
      />
      {hours !== null && (
        <div className={classes.quietTimes}>
          <TimeField label={t(settingsText.quietFrom)} minute={hours.fromMinute} onChange={(text) => change('fromMinute', text)} />
          <TimeField label={t(settingsText.quietTo)} minute={hours.toMinute} onChange={(text) => change('toMinute', text)} />
        </div>
      )}
    </div>
  );
}

function TimeField({ label, minute, onChange }: { label: string; minute: number; onChange: (text: string) => void }) {
  const id = useId();
  return (
    <div className={classes.quietTime}>
      <label htmlFor={id}>{label}</label>
      <input id={id} type="time" value={timeOf(minute)} onChange={(event) => onChange(event.currentTarget.value)} />
    </div>
  );
}

function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** Null while the field is half filled. */
function minuteOf(text: string): number | null {
  const parts = /^(\d{2}):(\d{2})$/.exec(text);
  return parts === null ? null : Number(parts[1]) * 60 + Number(parts[2]);
}
