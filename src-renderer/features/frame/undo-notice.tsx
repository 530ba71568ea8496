import { Button, CloseButton } from '@mantine/core';
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconArrowBackUp from '@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs';
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import { useEffect } from 'react';
import { actionText } from '#shared/text/action-text.ts';
import { frameText } from '#shared/text/frame-text.ts';
import { useAction } from '../../state/actions.ts';
import { browserClock } from '../../state/clock.ts';
import { useTicking } from '../../state/server-time.ts';
import { shownKeys } from '../../state/shortcuts.ts';
import { forgetUndo, forgetUndoResult, type UndoOffer, undoNewest, useUndo } from '../../state/undo.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useSettings } from '../../state/use-settings.ts';
import { useText } from '../../state/use-text.ts';
import classes from './notices.module.css';

const UNDO = { id: 'frame.undo', label: actionText.undo, keys: 'Mod+z' } as const;

/** The last thing done that can be taken back, with the seconds that are left and its key; then how that went. */
export function UndoNotice() {
  const t = useText();
  const offer = useUndo((state) => state.offers[0]);
  useAction({ ...UNDO, enabled: offer !== undefined, run: () => void undoNewest() });
  useEffect(() => forgetUndo, []);
  return (
    <section className={classes.undo} aria-label={t(actionText.undo)} aria-live="polite">
      {offer === undefined ? <UndoResult /> : <OpenOffer key={offer.id} offer={offer} />}
    </section>
  );
}

function OpenOffer({ offer }: { offer: UndoOffer }) {
  const t = useText();
  const { shortcuts } = useSettings();
  const left = useTicking(() => Math.max(0, Math.ceil((offer.until - browserClock.monotonic()) / 1_000)));
  const keys = shownKeys(shortcuts[UNDO.id] ?? UNDO.keys)
    .map((stroke) => stroke.join('+'))
    .join(' ');
  return (
    <div className={classes.notice} data-tone="info" data-testid="undo">
      <IconCheck size={18} aria-hidden />
      <div className={classes.body}>
        <div className={classes.title}>{offer.text}</div>
        {/* Spoken once, when it comes: a number that changes every second would never stop being read. */}
        <span className="tg-hidden">{t(frameText.undoHint, { keys })}</span>
        <Button size="compact-xs" variant="light" mt={6} leftSection={<IconArrowBackUp size={14} aria-hidden />} onClick={() => void undoNewest()}>
          {keys === '' ? t(actionText.undo) : `${t(actionText.undo)} (${keys})`}
        </Button>
      </div>
      <span className={`${classes.seconds} tg-numbers`} aria-hidden>
        {left}
      </span>
    </div>
  );
}

function UndoResult() {
  const t = useText();
  const errors = useErrorText();
  const result = useUndo((state) => state.result);
  if (result === null) return null;
  const done = result.kind === 'undone';
  return (
    <div className={classes.notice} data-tone={done ? 'info' : 'danger'}>
      {done ? <IconArrowBackUp size={18} aria-hidden /> : <IconAlertTriangle size={18} aria-hidden />}
      <div className={classes.body}>
        <div className={classes.title}>
          {result.kind === 'failed'
            ? t(frameText.undoFailed, { reason: errors.error(result.error) })
            : t(done ? frameText.undone : frameText.undoLate)}
        </div>
      </div>
      <CloseButton size="sm" aria-label={t(frameText.dismiss)} onClick={forgetUndoResult} />
    </div>
  );
}
