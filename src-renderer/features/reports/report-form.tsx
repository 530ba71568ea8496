import { Button, MultiSelect, Select } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { REPORT_GROUPS } from '#shared/contract/console/performance-contract.ts';
import { METRICS, type MetricId } from '#shared/domain/metric/metric.ts';
import { metricText } from '#shared/text/performance-text.ts';
import { reportGroupText, reportText } from '#shared/text/report-text.ts';
import { usePeriodFields } from '../../state/use-period.ts';
import { useText } from '../../state/use-text.ts';
import { PeriodPicker } from '../../ui/period-picker.tsx';
import { type ReportChoice, type ReportGroup, useReportChoice } from './report-choice.ts';
import { ReportFilters } from './report-filters.tsx';
import classes from './reports.module.css';

type FormProps = { choice: ReportChoice; changed: boolean; offline: boolean; onShow(): void };

/** What the report is to be about. Enter in any field, or the button, shows it. */
export function ReportForm({ choice, changed, offline, onShow }: FormProps) {
  const t = useText();
  const { picker } = usePeriodFields(choice.period, (period) => useReportChoice.setState({ period }));
  const [tried, setTried] = useState(false);
  const none = choice.metrics.length === 0;

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    setTried(true);
    if (!none && !offline && picker.problem === null) onShow();
  }

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <PeriodPicker {...picker} />
      <div className={classes.fields}>
        <MultiSelect
          className={classes.metrics ?? ''}
          label={t(reportText.metrics)}
          searchable
          clearable={false}
          value={[...choice.metrics]}
          error={tried && none ? t(reportText.metricsMissing) : null}
          // In the order of the list, whatever the order of choosing: columns stay in their places.
          onChange={(next) => useReportChoice.setState({ metrics: METRICS.filter((metric) => next.includes(metric)) })}
          data={METRICS.map((metric: MetricId) => ({ value: metric, label: t(metricText[metric]) }))}
        />
        <Select
          className={classes.group ?? ''}
          label={t(reportText.groupBy)}
          allowDeselect={false}
          value={choice.groupBy}
          onChange={(next) => useReportChoice.setState({ groupBy: (next ?? 'agent') as ReportGroup })}
          data={REPORT_GROUPS.map((group) => ({ value: group, label: t(reportGroupText[group]) }))}
        />
      </div>
      <ReportFilters filter={choice.filter} />
      <div className={classes.actions}>
        <Button type="submit" disabled={offline}>
          {t(reportText.show)}
        </Button>
        <span className={classes.quiet} role="status">
          {changed && !offline ? t(reportText.changed) : ''}
        </span>
      </div>
    </form>
  );
}
