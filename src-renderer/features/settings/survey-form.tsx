import { Button, Group, NativeSelect, NumberInput, Switch } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { canonicalJson } from '#shared/base/canonical-json.ts';
import type { SurveySettings } from '#shared/domain/survey/survey.ts';
import { surveySettingsText as words } from '#shared/text/survey-text.ts';
import { useHost } from '../../host-client/host-context.tsx';
import { useMirror } from '../../state/mirror.ts';
import { errorCodeOf, useErrorText } from '../../state/use-error-text.ts';
import { useText } from '../../state/use-text.ts';
import { Message } from '../../ui/message.tsx';
import { SurveyPreview } from './survey-preview.tsx';
import classes from './surveys.module.css';

type Draft = Pick<SurveySettings, 'csat' | 'ces' | 'nps'>;

const draftOf = ({ csat, ces, nps }: SurveySettings): Draft => ({ csat, ces, nps });
const same = (a: Draft, b: Draft): boolean => canonicalJson(a as never) === canonicalJson(b as never);
const MOST_DAYS = 1_000;

/** The switches; what was changed stays until it is saved or discarded, whatever arrives meanwhile. */
export function SurveyForm({ settings, editable, onSaved }: { settings: SurveySettings; editable: boolean; onSaved(): void }) {
  const t = useText();
  const host = useHost();
  const errors = useErrorText();
  const offline = useMirror((mirror) => mirror.sync !== null && mirror.sync.connection.state !== 'online');
  const [draft, setDraft] = useState<{ readonly base: SurveySettings; readonly values: Draft } | null>(null);
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const values = draft?.values ?? draftOf(settings);
  const { csat, ces, nps } = values;
  const daysWrong = !Number.isInteger(nps.quietDays) || nps.quietDays < 1 || nps.quietDays > MOST_DAYS;

  function change(patch: Partial<Draft>): void {
    setSaved(false);
    const base = draft?.base ?? settings;
    const next = { ...values, ...patch };
    setDraft(same(next, draftOf(base)) ? null : { base, values: next });
  }
  function discard(): void {
    setDraft(null);
    setFailure(null);
  }
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (draft === null || daysWrong) return;
    setBusy(true);
    setFailure(null);
    try {
      const row = { ...draft.base, ...draft.values };
      await host.config.put({ config: { kind: 'survey', row }, baseRev: draft.base.rev });
      setDraft(null);
      setSaved(true);
      onSaved();
    } catch (thrown) {
      setFailure(thrown);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form className={classes.form} onSubmit={(event) => void save(event)} noValidate>
      {!editable && (
        <Message tone="info" quiet>
          {t(words.readOnly)}
        </Message>
      )}
      {editable && offline && (
        <Message tone="warn" quiet>
          {t(words.offline)}
        </Message>
      )}
      <fieldset className={classes.fields} disabled={!editable}>
        <Kind editable={editable} on={csat.on} label={t(words.csatOn)} hint={t(words.csatHint)} onChange={(on) => change({ csat: { ...csat, on } })}>
          <NativeSelect
            label={t(words.followUp)}
            description={t(words.followUpHint)}
            value={String(csat.followUpAt ?? '')}
            onChange={({ currentTarget: { value } }) => change({ csat: { ...csat, followUpAt: value === '' ? null : Number(value) } })}
            data={[
              { value: '', label: t(words.followUpNever) },
              { value: '1', label: t(words.followUpAt1) },
              ...[2, 3, 4].map((score) => ({ value: String(score), label: t(words.followUpAt, { score }) })),
            ]}
          />
        </Kind>
        <Kind editable={editable} on={ces.on} label={t(words.cesOn)} hint={t(words.cesHint)} onChange={(on) => change({ ces: { on } })} />
        <Kind editable={editable} on={nps.on} label={t(words.npsOn)} hint={t(words.npsHint)} onChange={(on) => change({ nps: { ...nps, on } })}>
          <NumberInput
            label={t(words.quietDays)}
            value={Number.isNaN(nps.quietDays) ? '' : nps.quietDays}
            onChange={(value) => change({ nps: { ...nps, quietDays: value === '' ? Number.NaN : Number(value) } })}
            error={daysWrong ? t(words.quietDaysWrong) : null}
            min={1}
            max={MOST_DAYS}
            clampBehavior="none"
            allowDecimal={false}
            hideControls
          />
        </Kind>
      </fieldset>
      {failure !== null && (
        <Message tone="danger">
          {t(words.notSaved, { reason: errors.error(failure) })}{' '}
          {errorCodeOf(failure) === 'CONFIG_CHANGED' && (
            <Button size="compact-xs" variant="default" onClick={discard}>
              {t(words.loadNewest)}
            </Button>
          )}
        </Message>
      )}
      {editable && (
        <Group gap="sm">
          <Button type="submit" loading={busy} disabled={draft === null || daysWrong || offline}>
            {t(words.save)}
          </Button>
          {draft !== null && (
            <Button variant="default" onClick={discard}>
              {t(words.undo)}
            </Button>
          )}
          <span role="status" className={classes.saved}>
            {saved ? t(words.saved) : ''}
          </span>
        </Group>
      )}
      <SurveyPreview settings={values} />
    </form>
  );
}

type KindProps = { editable: boolean; on: boolean; label: string; hint: string; onChange(on: boolean): void; children?: ReactNode };

function Kind({ editable, on, label, hint, onChange, children }: KindProps) {
  const t = useText();
  // A switch that cannot be used looks the same on and off, so the word is said.
  const named = editable ? label : t(on ? words.isOn : words.isOff, { what: label });
  return (
    <div className={classes.kind}>
      <Switch checked={on} onChange={(event) => onChange(event.currentTarget.checked)} label={named} description={hint} />
      {on && children !== undefined && <div className={classes.more}>{children}</div>}
    </div>
  );
}
