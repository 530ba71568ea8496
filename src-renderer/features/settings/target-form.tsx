import { Button, Group, Modal, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { METRICS, type MetricId, type Target } from '#shared/domain/metric/metric.ts';
import { metricText } from '#shared/text/performance-text.ts';
import { targetText } from '#shared/text/report-text.ts';
import { useHost } from '../../host-client/host-context.tsx';
import { unitOf } from '../../state/metric-format.ts';
import { newId } from '../../state/new-id.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { errorCodeOf, useErrorText } from '../../state/use-error-text.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { Message } from '../../ui/message.tsx';
import classes from './settings.module.css';
import { boundsOf, isTaken, readTarget, scopeKey, scopeOfKey, TIME_UNITS, type TimeUnit, unitName, writtenTarget } from './target-values.ts';

type FormProps = {
  /** Null: the form is closed. */
  target: Target | 'new' | null;
  targets: readonly Target[];
  onClose(): void;
  onSaved(): void;
  /** Someone else was quicker: what is shown is to be loaded again. */
  onStale(): void;
};

export function TargetForm({ target, onClose, ...rest }: FormProps) {
  const t = useText();
  const [last, setLast] = useState(target);
  if (target !== null && target !== last) setLast(target);
  const shown = target ?? last;
  return (
    <Modal
      opened={target !== null}
      onClose={onClose}
      title={t(shown === 'new' ? targetText.newTitle : targetText.editTitle)}
      centered
      closeButtonProps={{ 'aria-label': t(targetText.cancel) }}
    >
      {target !== null && <Fields target={target} onClose={onClose} {...rest} />}
    </Modal>
  );
}

function Fields({ target, targets, onClose, onSaved, onStale }: FormProps & { target: Target | 'new' }) {
  const t = useText();
  const host = useHost();
  const format = useFormat();
  const errors = useErrorText();
  const scopes = useScopes();
  const written = target === 'new' ? { text: '', unit: 'minutes' as TimeUnit } : writtenTarget(target.metric, target.value, format.language === 'id');
  const [id] = useState(() => (target === 'new' ? newId() : target.id));
  const [metric, setMetric] = useState<MetricId | null>(target === 'new' ? null : target.metric);
  const [scope, setScope] = useState<string | null>(target === 'new' ? (scopes[0]?.value ?? null) : scopeKey(target.scope));
  const [text, setText] = useState(written.text);
  const [unit, setUnit] = useState<TimeUnit>(written.unit);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const newest = targets.find((each) => each.id === id)?.rev ?? 0;
  const [begun] = useState(newest);
  // What a colleague changed meanwhile is not overwritten unread: only the try after CONFIG_CHANGED stands on the newest row.
  const rev = errorCodeOf(failure) === 'CONFIG_CHANGED' ? newest : begun;

  const value = metric === null ? 'notNumber' : readTarget(metric, text, unit);
  const bounds = boundsOf(metric ?? 'csat', unit);
  const taken = metric !== null && scope !== null && isTaken(targets, { id, metric, scope: scopeOfKey(scope) });
  const valueProblem =
    value === 'notNumber'
      ? t(targetText.notNumber)
      : value === 'outside'
        ? t(targetText.outside, { low: format.number(bounds.low), high: format.number(bounds.high) })
        : null;

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (metric === null || scope === null || taken || typeof value !== 'number') return;
    setBusy(true);
    setFailure(null);
    try {
      await host.config.put({ config: { kind: 'target', row: { id, metric, scope: scopeOfKey(scope), value, rev } }, baseRev: rev });
      onSaved();
    } catch (thrown) {
      setFailure(thrown);
      setBusy(false);
      if (errorCodeOf(thrown) === 'CONFIG_CHANGED') onStale();
    }
  }

  return (
    <form onSubmit={(event) => void save(event)} noValidate className={classes.targetForm}>
      <Select
        label={t(targetText.metric)}
        searchable
        allowDeselect={false}
        disabled={target !== 'new'}
        value={metric}
        onChange={(next) => setMetric(next as MetricId | null)}
        error={tried && metric === null ? t(targetText.metricMissing) : null}
        data={METRICS.map((each) => ({ value: each, label: t(metricText[each]) }))}
        data-autofocus={target === 'new' || undefined}
      />
      <Select
        label={t(targetText.scope)}
        searchable
        allowDeselect={false}
        disabled={target !== 'new'}
        value={scope}
        onChange={setScope}
        error={tried && scope === null ? t(targetText.scopeMissing) : taken ? t(targetText.duplicate) : null}
        data={scopes}
      />
      <div className={classes.targetValue}>
        <TextInput
          label={t(targetText.value)}
          inputMode="decimal"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={tried && metric !== null ? valueProblem : null}
          data-autofocus={target !== 'new' || undefined}
          {...(metric === null || unitOf(metric) === 'ms' ? {} : { description: t(targetText[unitName(metric)]) })}
        />
        {metric !== null && unitOf(metric) === 'ms' && (
          <Select
            label={t(targetText.unit)}
            allowDeselect={false}
            value={unit}
            onChange={(next) => setUnit(next as TimeUnit)}
            data={TIME_UNITS.map((each) => ({ value: each, label: t(targetText[each]) }))}
          />
        )}
      </div>
      {failure !== null && <Message tone="danger">{t(targetText.notSaved, { reason: errors.error(failure) })}</Message>}
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          {t(targetText.cancel)}
        </Button>
        <Button type="submit" loading={busy}>
          {t(targetText.save)}
        </Button>
      </Group>
    </form>
  );
}

/** Teams that the agent leads, and everybody in them. */
function useScopes(): { value: string; label: string }[] {
  const t = useText();
  const { me, teams, agents } = useDirectory();
  const mine = teams.filter((team) => me.role === 'admin' || me.teamIds.includes(team.id));
  return mine.flatMap((team) => [
    { value: scopeKey({ kind: 'team', teamId: team.id }), label: t(targetText.wholeTeam, { team: team.name }) },
    ...agents
      .filter((agent) => agent.active && agent.teamIds.includes(team.id))
      .map((agent) => ({
        value: scopeKey({ kind: 'agent', teamId: team.id, agentId: agent.id }),
        label: t(targetText.oneAgent, { agent: agent.name, team: team.name }),
      })),
  ]);
}
