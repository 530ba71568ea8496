import { Modal } from '@mantine/core';
import { useState } from 'react';
import { actionText } from '#shared/text/action-text.ts';
import { paletteText } from '#shared/text/palette-text.ts';
import { useAction } from '../../state/actions.ts';
import { useText } from '../../state/use-text.ts';
import classes from './palette.module.css';
import { PaletteBody } from './palette-body.tsx';

/** Without a transition: what is typed right after the keys already belongs to the field. */
const AT_ONCE = { duration: 0 };

/** Ctrl+K: one field for tickets, customers and everything that can be done here. */
export function Palette() {
  const t = useText();
  const [open, setOpen] = useState(false);
  useAction({ id: 'frame.palette', label: actionText.palette, keys: 'Mod+k', run: () => setOpen(true) });
  return (
    // At once: what is typed right after the key must reach the field, and what is pressed after Enter the screen behind.
    <Modal.Root opened={open} onClose={() => setOpen(false)} size="40rem" yOffset="12vh" transitionProps={AT_ONCE}>
      <Modal.Overlay />
      <Modal.Content aria-label={t(paletteText.title)}>
        <div className={classes.content}>
          <PaletteBody onClose={() => setOpen(false)} />
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}
