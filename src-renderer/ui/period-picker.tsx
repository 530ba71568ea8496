import { SegmentedControl, TextInput } from '@mantine/core';
import { useId } from 'react';
import classes from './period-picker.module.css';

export type PeriodKind = 'today' | 'week' | 'month' | 'custom';
export const PERIOD_KINDS: readonly PeriodKind[] = ['today', 'week', 'month', 'custom'];

export type PeriodPickerProps = {
  kind: PeriodKind;
  /** Dates as `2026-11-22`; shown with `custom`. */
  from: string;
  to: string;
  /** The last date that may be chosen. */
  today: string;
  /** What is wrong with the dates; null: nothing. */
  problem: string | null;
  words: Readonly<Record<PeriodKind | 'label' | 'from' | 'to', string>>;
  onKind(kind: PeriodKind): void;
  onDates(from: string, to: string): void;
};

/** Today, this week, this month, or two dates that are typed or picked. */
export function PeriodPicker({ kind, from, to, today, problem, words, onKind, onDates }: PeriodPickerProps) {
  const problemId = useId();
  const wrong = problem === null ? {} : { 'aria-invalid': true, 'aria-describedby': problemId };
  return (
    <div className={classes.period}>
      <SegmentedControl
        size="xs"
        aria-label={words.label}
        value={kind}
        onChange={(next) => onKind(next as PeriodKind)}
        data={PERIOD_KINDS.map((value) => ({ value, label: words[value] }))}
      />
      {kind === 'custom' && (
        <div className={classes.dates}>
          <TextInput
            size="xs"
            type="date"
            label={words.from}
            value={from}
            max={today}
            {...wrong}
            onChange={(event) => onDates(event.currentTarget.value, to)}
          />
          <TextInput
            size="xs"
            type="date"
            label={words.to}
            value={to}
            max={today}
            {...wrong}
            onChange={(event) => onDates(from, event.currentTarget.value)}
          />
          {problem !== null && (
            <span id={problemId} className={classes.problem} role="alert">
              {problem}
            </span>
          )}
        </div>
      )}
    </div>
  );
}
