import { Select, TextInput } from '@mantine/core';
import { useId } from 'react';
import { slaProblemText, slaSettingsText } from '#shared/text/sla-text.ts';
import { useText } from '../../state/use-text.ts';
import { readTime, type TimeDraft, type Unit } from './policy-draft.ts';
import classes from './sla-settings.module.css';

type Props = {
  label: string;
  unitLabel: string;
  time: TimeDraft;
  /** Saving was tried: what is wrong is shown. */
  tried: boolean;
  problem?: string | null;
  onChange(time: TimeDraft): void;
};

/** A length of time and its unit in one line. */
export function TimeField({ label, unitLabel, time, tried, problem = null, onChange }: Props) {
  const t = useText();
  const id = useId();
  const wrong = tried && readTime(time) === 'wrong' ? t(slaProblemText.target) : problem;
  return (
    <div className={classes.targetRow}>
      <label htmlFor={id}>{label}</label>
      <TextInput
        id={id}
        inputMode="decimal"
        autoComplete="off"
        value={time.text}
        error={wrong !== null}
        aria-describedby={wrong === null ? undefined : `${id}-problem`}
        onChange={(event) => onChange({ ...time, text: event.currentTarget.value })}
      />
      <Select
        aria-label={unitLabel}
        allowDeselect={false}
        data={[
          { value: 'minutes', label: t(slaSettingsText.minutes) },
          { value: 'hours', label: t(slaSettingsText.hours) },
        ]}
        value={time.unit}
        onChange={(unit) => unit !== null && onChange({ ...time, unit: unit as Unit })}
      />
      {wrong !== null && (
        <p className={classes.problem} id={`${id}-problem`} role="alert">
          {wrong}
        </p>
      )}
    </div>
  );
}
