import { Button } from '@mantine/core';
import IconCircle from '@tabler/icons-react/dist/esm/icons/IconCircle.mjs';
import IconCircleCheckFilled from '@tabler/icons-react/dist/esm/icons/IconCircleCheckFilled.mjs';
import IconRoute from '@tabler/icons-react/dist/esm/icons/IconRoute.mjs';
import { useState } from 'react';
import { frameText } from '#shared/text/frame-text.ts';
import { paletteText } from '#shared/text/palette-text.ts';
import { settingsText } from '#shared/text/settings-text.ts';
import { shownKeys } from '../../state/shortcuts.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useChangeSettings, useSettings } from '../../state/use-settings.ts';
import { useText } from '../../state/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Keys } from '../../ui/keys.tsx';
import { Message } from '../../ui/message.tsx';
import classes from './no-ticket.module.css';

const steps = [
  { id: 'me.menu', keys: '', label: frameText.guideState },
  { id: 'queue.open', keys: 'Enter', label: frameText.guideOpen },
  { id: 'composer.reply', keys: 'r', label: frameText.guideAnswer },
  { id: 'composer.template', keys: '/', label: frameText.guideTemplate },
  { id: 'frame.help', keys: '?', label: frameText.guideKeys },
] as const;

/** How many are kept: as many as may share a computer, the oldest going first. */
const KEPT = 50;

/** What a new agent does first; gone for this profile once it is put away. */
export function FirstMinute({ profileId }: { profileId: string }) {
  const t = useText();
  const errors = useErrorText();
  const { me } = useDirectory();
  const { shortcuts, guideDone } = useSettings();
  const changeSettings = useChangeSettings();
  const [failure, setFailure] = useState<unknown>(null);
  return (
    <EmptyState icon={<IconRoute size={40} stroke={1.25} aria-hidden />} title={t(frameText.guideTitle)} hint={t(frameText.guideHint)}>
      <ol className={classes.steps}>
        {steps.map(({ id, keys, label }) => {
          // The one step that can be seen from here; the others are on the screens they lead to.
          const done = id === 'me.menu' && me.state !== 'offline';
          const Mark = done ? IconCircleCheckFilled : IconCircle;
          return (
            <li key={id} className={classes.row} data-done={done || undefined}>
              <span className={classes.step}>
                <Mark
                  size={18}
                  stroke={1.5}
                  role={done ? 'img' : undefined}
                  aria-hidden={!done}
                  aria-label={done ? t(frameText.guideStepDone) : undefined}
                />
                {t(label)}
              </span>
              <Keys strokes={shownKeys(shortcuts[id] ?? keys)} between={t(paletteText.sequence)} />
            </li>
          );
        })}
      </ol>
      {failure !== null && <Message tone="danger">{t(settingsText.notSaved, { reason: errors.error(failure) })}</Message>}
      <Button variant="default" onClick={() => void changeSettings({ guideDone: [...guideDone, profileId].slice(-KEPT) }).catch(setFailure)}>
        {t(frameText.guideDone)}
      </Button>
    </EmptyState>
  );
}
