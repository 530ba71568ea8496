import { ActionIcon, Button } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconUpload from '@tabler/icons-react/dist/esm/icons/IconUpload.mjs';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import { useRef, useState } from 'react';
import { readHolidays } from '#shared/domain/sla/read-holidays.ts';
import { hoursText } from '#shared/text/sla-text.ts';
import { serverNow } from '../../state/server-time.ts';
import { useText } from '../../state/use-text.ts';
import { Message } from '../../ui/message.tsx';
import { type HolidayDraft, nextKey } from './calendar-draft.ts';
import classes from './sla-settings.module.css';

/** An import takes the holidays of this year and of so many after it. */
const YEARS_AHEAD = 2;

type Props = { holidays: readonly HolidayDraft[]; timeZone: string; onChange(holidays: readonly HolidayDraft[]): void };
type Told = { readonly tone: 'info' | 'danger'; readonly words: string };

export function HolidayList({ holidays, timeZone, onChange }: Props) {
  const t = useText();
  const file = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState<Told | null>(null);
  const change = (key: number, patch: Partial<HolidayDraft>) =>
    onChange(holidays.map((holiday) => (holiday.key === key ? { ...holiday, ...patch } : holiday)));

  async function take(chosen: File): Promise<void> {
    const year = new Date(serverNow()).getUTCFullYear();
    const read = readHolidays(await chosen.text(), { timeZone, from: `${year}-01-01`, to: `${year + YEARS_AHEAD}-12-31` });
    if (read.kind === 'unreadable') return setTold({ tone: 'danger', words: t(hoursText.unreadable, { line: read.line }) });
    const known = new Set(holidays.map((holiday) => holiday.date));
    const added = read.holidays.filter((holiday) => !known.has(holiday.date));
    const first = nextKey(holidays);
    onChange([...holidays, ...added.map((holiday, index) => ({ ...holiday, key: first + index }))].sort((a, b) => (a.date < b.date ? -1 : 1)));
    const words =
      read.holidays.length === 0
        ? t(hoursText.importedNone)
        : t(hoursText.imported, { added: added.length, known: read.holidays.length - added.length });
    setTold({ tone: 'info', words });
  }

  return (
    <>
      {holidays.length > 0 && (
        <ul className={classes.holidays} aria-label={t(hoursText.holidays)}>
          {holidays.map((holiday) => (
            <li key={holiday.key} className={classes.holiday}>
              <input
                type="date"
                className={classes.input}
                aria-label={t(hoursText.holidayDate)}
                value={holiday.date}
                onChange={(event) => change(holiday.key, { date: event.currentTarget.value })}
              />
              <input
                type="text"
                className={classes.input}
                aria-label={t(hoursText.holidayName)}
                maxLength={120}
                value={holiday.name}
                onChange={(event) => change(holiday.key, { name: event.currentTarget.value })}
              />
              <ActionIcon
                size="sm"
                variant="subtle"
                aria-label={t(hoursText.removeHoliday, { date: holiday.date })}
                onClick={() => onChange(holidays.filter((other) => other.key !== holiday.key))}
              >
                <IconX size={14} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      {told !== null && <Message tone={told.tone}>{told.words}</Message>}
      <div className={classes.buttons}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => onChange([...holidays, { key: nextKey(holidays), date: '', name: '' }])}
        >
          {t(hoursText.addHoliday)}
        </Button>
        <Button size="compact-sm" variant="default" leftSection={<IconUpload size={16} aria-hidden />} onClick={() => file.current?.click()}>
          {t(hoursText.importFile)}
        </Button>
        <input
          ref={file}
          type="file"
          hidden
          accept=".ics,text/calendar"
          aria-label={t(hoursText.importFile)}
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (chosen !== undefined) void take(chosen);
          }}
        />
      </div>
    </>
  );
}
