import { ActionIcon, Button } from '@mantine/core';
import IconArrowBackUp from '@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs';
import { useState } from 'react';
import { actionAreaText } from '#shared/text/action-text.ts';
import { paletteText } from '#shared/text/palette-text.ts';
import { settingsText } from '#shared/text/settings-text.ts';
import { type KnownAction, useKnownActions } from '../../state/known-actions.ts';
import { shownKeys } from '../../state/shortcuts.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useChangeSettings, useSettings } from '../../state/use-settings.ts';
import { useText } from '../../state/use-text.ts';
import { Keys } from '../../ui/keys.tsx';
import { Message } from '../../ui/message.tsx';
import classes from './settings.module.css';
import { ShortcutRecorder } from './shortcut-recorder.tsx';

/** Every action with its keys, which the agent may change; two actions never share keys. */
export function ShortcutsSection() {
  const t = useText();
  const errors = useErrorText();
  const { shortcuts } = useSettings();
  const changeSettings = useChangeSettings();
  const groups = useKnownActions();
  const [recording, setRecording] = useState<string | null>(null);
  /** Whose button takes the focus again after its keys were recorded or left. */
  const [recorded, setRecorded] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const bindings = groups.flatMap(({ actions }) => actions.map(({ id, shown }) => ({ id, keys: shown })));
  const labels = new Map(groups.flatMap(({ actions }) => actions.map(({ id, label }) => [id, label] as const)));

  function leave(): void {
    setRecorded(recording);
    setRecording(null);
  }
  function keep(next: Record<string, string>): void {
    leave();
    setFailure(null);
    changeSettings({ shortcuts: next }).catch(setFailure);
  }
  function choose(action: KnownAction, keys: string): void {
    const { [action.id]: _, ...others } = shortcuts;
    keep(keys === action.keys ? others : { ...others, [action.id]: keys });
  }

  return (
    <>
      <p className={classes.intro}>{t(settingsText.shortcutsHint)}</p>
      {failure !== null && <Message tone="danger">{t(settingsText.notSaved, { reason: errors.error(failure) })}</Message>}
      {groups.map(({ area, actions }) => (
        <section key={area} aria-labelledby={`keys-${area}`}>
          <h2 id={`keys-${area}`} className={classes.subtitle}>
            {t(actionAreaText[area])}
          </h2>
          <ul className={classes.keysList}>
            {actions.map((action) => (
              <li key={action.id} className={classes.keysRow}>
                <span className={classes.grow}>{t(action.label)}</span>
                {recording === action.id ? (
                  <ShortcutRecorder
                    action={action}
                    bindings={bindings}
                    labelOf={(id) => t(labels.get(id) ?? action.label)}
                    onChoose={(keys) => choose(action, keys)}
                    onCancel={leave}
                  />
                ) : (
                  <>
                    {action.shown === '' ? (
                      <span className={classes.quiet}>{t(settingsText.noKey)}</span>
                    ) : (
                      <Keys strokes={shownKeys(action.shown)} between={t(paletteText.sequence)} />
                    )}
                    {shortcuts[action.id] !== undefined && (
                      <ActionIcon
                        size="sm"
                        aria-label={t(settingsText.resetOne, { action: t(action.label) })}
                        onClick={() => choose(action, action.keys)}
                      >
                        <IconArrowBackUp size={16} aria-hidden />
                      </ActionIcon>
                    )}
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-label={t(settingsText.changeFor, { action: t(action.label) })}
                      autoFocus={recorded === action.id}
                      onClick={() => setRecording(action.id)}
                    >
                      {t(settingsText.change)}
                    </Button>
                  </>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {Object.keys(shortcuts).length > 0 && (
        <div>
          <Button variant="default" onClick={() => keep({})}>
            {t(settingsText.resetAll)}
          </Button>
        </div>
      )}
    </>
  );
}
