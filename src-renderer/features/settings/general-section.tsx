import { Button, SegmentedControl, Switch } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { DENSITIES, type Settings, THEMES } from '#shared/contract/console/console-shapes.ts';
import { LANGUAGES } from '#shared/text/languages.ts';
import { densityText, languageText, settingsText, themeText } from '#shared/text/settings-text.ts';
import { useMirror } from '../../state/mirror.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useChangeSettings, useSettings } from '../../state/use-settings.ts';
import { useText } from '../../state/use-text.ts';
import { playChime } from '../../ui/chime.ts';
import { Message } from '../../ui/message.tsx';
import { QuietHours } from './quiet-hours.tsx';
import classes from './settings.module.css';

export function GeneralSection() {
  const t = useText();
  const errors = useErrorText();
  const settings = useSettings();
  const changeSettings = useChangeSettings();
  const native = useMirror((mirror) => mirror.info?.capabilities.nativeNotifications ?? false);
  const [failure, setFailure] = useState<unknown>(null);
  const change = (patch: Partial<Settings>) => {
    setFailure(null);
    changeSettings(patch).catch(setFailure);
  };

  return (
    <>
      {failure !== null && <Message tone="danger">{t(settingsText.notSaved, { reason: errors.error(failure) })}</Message>}
      <Field label={t(settingsText.language)}>
        {(labelled) => (
          <SegmentedControl
            {...labelled}
            value={settings.language}
            onChange={(language) => change({ language })}
            data={LANGUAGES.map((value) => ({ value, label: t(languageText[value]) }))}
          />
        )}
      </Field>
      <Field label={t(settingsText.theme)}>
        {(labelled) => (
          <SegmentedControl
            {...labelled}
            value={settings.theme}
            onChange={(theme) => change({ theme })}
            data={THEMES.map((value) => ({ value, label: t(themeText[value]) }))}
          />
        )}
      </Field>
      <Field label={t(settingsText.density)} hint={t(settingsText.densityHint)}>
        {(labelled) => (
          <SegmentedControl
            {...labelled}
            value={settings.density}
            onChange={(density) => change({ density })}
            data={DENSITIES.map((value) => ({ value, label: t(densityText[value]) }))}
          />
        )}
      </Field>
      <Switch
        checked={settings.suggestions}
        onChange={(event) => change({ suggestions: event.currentTarget.checked })}
        label={t(settingsText.suggestions)}
        description={t(settingsText.suggestionsHint)}
      />
      <h2 className={classes.subtitle}>{t(settingsText.alerts)}</h2>
      <div className={classes.switchRow}>
        <Switch checked={settings.sound} onChange={(event) => change({ sound: event.currentTarget.checked })} label={t(settingsText.sound)} />
        <Button size="compact-sm" variant="default" onClick={playChime}>
          {t(settingsText.soundTry)}
        </Button>
      </div>
      <Switch
        checked={settings.notifications && native}
        disabled={!native}
        onChange={(event) => change({ notifications: event.currentTarget.checked })}
        label={t(settingsText.notifications)}
        description={native ? t(settingsText.notificationsHint) : t(settingsText.notificationsAbsent)}
      />
      <QuietHours hours={settings.quietHours} onChange={(quietHours) => change({ quietHours })} />
    </>
  );
}

function Field({ label, hint, children }: { label: string; hint?: string; children: (labelled: { 'aria-labelledby': string }) => ReactNode }) {
  const id = useId();
  return (
    <div className={classes.field}>
      <div>
        <div id={id} className={classes.label}>
          {label}
        </div>
        {hint !== undefined && <div className={classes.hint}>{hint}</div>}
      </div>
      {children({ 'aria-labelledby': id })}
    </div>
  );
}
