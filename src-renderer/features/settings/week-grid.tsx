import { ActionIcon, Button } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import { hoursText, weekdayText } from '#shared/text/sla-text.ts';
import { useText } from '../../state/use-text.ts';
import { endsNextDay, nextKey, type PeriodDraft, tidyTime } from './calendar-draft.ts';
import classes from './sla-settings.module.css';

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const WORKDAYS = [2, 3, 4, 5];

type Props = { periods: readonly PeriodDraft[]; wrongDays: readonly number[]; onChange(periods: readonly PeriodDraft[]): void };

/** The hours of each day; an end before its start is on the day after. */
export function WeekGrid({ periods, wrongDays, onChange }: Props) {
  const t = useText();
  const change = (key: number, patch: Partial<PeriodDraft>) =>
    onChange(periods.map((period) => (period.key === key ? { ...period, ...patch } : period)));
  const add = (day: number) => {
    const last = periods.filter((period) => period.day === day).at(-1);
    const hours = last === undefined ? { from: '09:00', to: '17:00' } : { from: last.to, to: '' };
    onChange([...periods, { key: nextKey(periods), day, ...hours }]);
  };
  const copyMonday = () => {
    const monday = periods.filter((period) => period.day === 1);
    const kept = periods.filter((period) => !WORKDAYS.includes(period.day));
    let key = nextKey(periods);
    onChange([...kept, ...WORKDAYS.flatMap((day) => monday.map((period) => ({ ...period, day, key: key++ })))]);
  };
  return (
    <div>
      {DAYS.map((day) => {
        const own = periods.filter((period) => period.day === day);
        const name = t(weekdayText[day] ?? { id: '', en: '' });
        return (
          <fieldset key={day} className={classes.part}>
            <legend className="tg-hidden">{name}</legend>
            <div className={classes.day} data-wrong={wrongDays.includes(day) || undefined}>
              <span aria-hidden>{name}</span>
              <div className={classes.periods}>
                {own.length === 0 && <span className={classes.hint}>{t(hoursText.closed)}</span>}
                {own.map((period) => (
                  <span key={period.key} className={classes.period}>
                    <ClockField label={t(hoursText.from, { day: name })} value={period.from} onChange={(from) => change(period.key, { from })} />
                    <span aria-hidden>–</span>
                    <ClockField label={t(hoursText.to, { day: name })} value={period.to} onChange={(to) => change(period.key, { to })} />
                    {endsNextDay(period) && <span className={classes.hint}>{t(hoursText.nextDay)}</span>}
                    <ActionIcon
                      size="sm"
                      variant="subtle"
                      aria-label={t(hoursText.removePeriod, { from: period.from, to: period.to, day: name })}
                      onClick={() => onChange(periods.filter((other) => other.key !== period.key))}
                    >
                      <IconX size={14} aria-hidden />
                    </ActionIcon>
                  </span>
                ))}
              </div>
              <span className={classes.buttons}>
                {day === 1 && own.length > 0 && (
                  <Button size="compact-xs" variant="subtle" onClick={copyMonday}>
                    {t(hoursText.copyDown)}
                  </Button>
                )}
                <ActionIcon size="sm" variant="default" aria-label={t(hoursText.addPeriodOn, { day: name })} onClick={() => add(day)}>
                  <IconPlus size={14} aria-hidden />
                </ActionIcon>
              </span>
            </div>
          </fieldset>
        );
      })}
    </div>
  );
}

/** A time of day in 24 hours: a browser's own field would follow the computer's language, not ours. */
function ClockField({ label, value, onChange }: { label: string; value: string; onChange(value: string): void }) {
  return (
    <input
      type="text"
      inputMode="numeric"
      autoComplete="off"
      placeholder="--:--"
      maxLength={5}
      className={`${classes.input} ${classes.clock}`}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={(event) => onChange(tidyTime(event.currentTarget.value))}
    />
  );
}
