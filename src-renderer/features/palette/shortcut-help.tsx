import { Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { actionAreaText, actionText } from '#shared/text/action-text.ts';
import { frameText } from '#shared/text/frame-text.ts';
import { paletteText } from '#shared/text/palette-text.ts';
import { useAction } from '../../state/actions.ts';
import { useKnownActions } from '../../state/known-actions.ts';
import { shownKeys } from '../../state/shortcuts.ts';
import { useText } from '../../state/use-text.ts';
import { Keys } from '../../ui/keys.tsx';
import classes from './palette.module.css';

/** `?`: every key that does something here. */
export function ShortcutHelp() {
  const t = useText();
  const [open, setOpen] = useState(false);
  const groups = useKnownActions();
  useAction({ id: 'frame.help', label: actionText.help, keys: '?', run: () => setOpen(true) });
  return (
    <Modal
      opened={open}
      onClose={() => setOpen(false)}
      title={t(paletteText.helpTitle)}
      size="44rem"
      closeButtonProps={{ 'aria-label': t(frameText.dismiss) }}
    >
      <div className={classes.help}>
        {groups.map(({ area, actions }) => {
          const withKeys = actions.filter((action) => action.shown !== '');
          if (withKeys.length === 0) return null;
          return (
            <section key={area} className={classes.area}>
              <h3 className={classes.areaName}>{t(actionAreaText[area])}</h3>
              <dl className={classes.keysList}>
                {withKeys.map((action) => (
                  <div key={action.id} className={classes.keysRow}>
                    <dt>{t(action.label)}</dt>
                    <dd>
                      <Keys strokes={shownKeys(action.shown)} between={t(paletteText.sequence)} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
      <Text size="xs" c="dimmed">
        {t(paletteText.helpHint)}
      </Text>
    </Modal>
  );
}
