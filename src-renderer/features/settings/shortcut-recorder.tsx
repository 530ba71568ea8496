import { Button } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { paletteText } from '#shared/text/palette-text.ts';
import { settingsText } from '#shared/text/settings-text.ts';
import type { KnownAction } from '../../state/known-actions.ts';
import { type Binding, clashOf, isReserved, shownKeys, strokeOf } from '../../state/shortcuts.ts';
import { useText } from '../../state/use-text.ts';
import { Keys } from '../../ui/keys.tsx';
import classes from './settings.module.css';

/** Longest sequence that is taken. */
const MOST_STROKES = 2;

type Props = {
  action: KnownAction;
  bindings: readonly Binding[];
  labelOf: (id: string) => string;
  onChoose: (keys: string) => void;
  onCancel: () => void;
};

/** Takes the next strokes as the action's keys: Enter saves them, Escape leaves everything as it was. */
export function ShortcutRecorder({ action, bindings, labelOf, onChoose, onCancel }: Props) {
  const t = useText();
  const [strokes, setStrokes] = useState<readonly string[]>([]);
  const keys = strokes.join(' ');
  const clash = clashOf(bindings, action.id, keys);
  const problem = isReserved(keys) ? t(settingsText.reserved) : clash === null ? null : t(settingsText.clash, { action: labelOf(clash.id) });
  const savable = strokes.length > 0 && problem === null;

  function press(event: KeyboardEvent<HTMLInputElement>): void {
    const stroke = strokeOf(event.nativeEvent);
    if (stroke === null || stroke === 'Tab' || stroke === 'Shift+Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (stroke === 'Escape') onCancel();
    else if (stroke === 'Enter' && savable) onChoose(keys);
    else if (stroke === 'Backspace') setStrokes([]);
    else setStrokes((old) => (old.length >= MOST_STROKES ? [stroke] : [...old, stroke]));
  }

  return (
    <span className={classes.recorder}>
      <span className={classes.recorderLine}>
        <span className={classes.recorderField}>
          <input
            className={classes.recorderInput}
            aria-label={t(settingsText.changeFor, { action: t(action.label) })}
            aria-describedby="shortcut-problem"
            aria-invalid={problem !== null}
            placeholder={strokes.length === 0 ? t(settingsText.pressKeys) : ''}
            value=""
            readOnly
            // biome-ignore lint/a11y/noAutofocus: the agent just asked to press keys here.
            autoFocus
            onKeyDown={press}
          />
          <span className={classes.recorderKeys}>
            <Keys strokes={shownKeys(keys)} between={t(paletteText.sequence)} />
          </span>
        </span>
        <Button size="compact-xs" disabled={!savable} onClick={() => onChoose(keys)}>
          {t(settingsText.save)}
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => onChoose('')}>
          {t(settingsText.removeKey)}
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={onCancel}>
          {t(settingsText.cancel)}
        </Button>
      </span>
      <span id="shortcut-problem" role="status" className={classes.problem}>
        {problem}
      </span>
    </span>
  );
}
