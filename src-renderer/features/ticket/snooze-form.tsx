import { Button } from '@mantine/core';
import { useState } from 'react';
import { ticketText } from '#shared/text/ticket-text.ts';
import { serverNow } from '../../state/server-time.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { fromLocalInput, snoozePresets, toLocalInput } from './snooze-times.ts';

/** Presets and a date and time of one's own, in the workspace's time zone. */
export function SnoozeForm({ timeZone, onSnooze }: { timeZone: string; onSnooze: (until: number) => void }) {
  const text = useText();
  const format = useFormat();
  const [now] = useState(serverNow);
  const presets = snoozePresets(now, timeZone);
  const [custom, setCustom] = useState(() => toLocalInput(presets.tomorrow, timeZone));
  const chosen = fromLocalInput(custom, timeZone);
  const choices = [
    { label: text(ticketText.snoozeHour), until: presets.hour },
    { label: text(ticketText.snoozeTomorrow), until: presets.tomorrow },
    ...(presets.monday === presets.tomorrow ? [] : [{ label: text(ticketText.snoozeMonday), until: presets.monday }]),
  ];
  return (
    <div className="tk-form">
      <p className="tk-quiet">{text(ticketText.snoozeHint)}</p>
      {choices.map(({ label, until }, index) => (
        <Button
          key={label}
          variant="default"
          justify="space-between"
          fullWidth
          data-autofocus={index === 0 || undefined}
          onClick={() => onSnooze(until)}
          rightSection={<span className="tk-quiet tg-numbers">{format.dateTime(until)}</span>}
        >
          {label}
        </Button>
      ))}
      <label className="tk-field">
        <span>{text(ticketText.snoozeCustom, { zone: format.zone })}</span>
        <span className="tk-inline">
          <input
            type="datetime-local"
            className="tk-input"
            value={custom}
            min={toLocalInput(now, timeZone)}
            onChange={(event) => setCustom(event.currentTarget.value)}
          />
          <Button disabled={chosen === null} onClick={() => chosen !== null && onSnooze(chosen)}>
            {text(ticketText.snoozeDo)}
          </Button>
        </span>
        {chosen !== null && <span className="tk-quiet tg-numbers">{`${format.longDate(chosen)}, ${format.time(chosen)} ${format.zone}`}</span>}
      </label>
    </div>
  );
}
