import IconMessages from '@tabler/icons-react/dist/esm/icons/IconMessages.mjs';
import { actionText } from '#shared/text/action-text.ts';
import { frameText } from '#shared/text/frame-text.ts';
import { paletteText } from '#shared/text/palette-text.ts';
import { shownKeys } from '../../state/shortcuts.ts';
import { useSettings } from '../../state/use-settings.ts';
import { useText } from '../../state/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Keys } from '../../ui/keys.tsx';
import classes from './no-ticket.module.css';

const hints = [
  { id: 'queue.next', keys: 'j', label: actionText.nextTicket },
  { id: 'queue.open', keys: 'Enter', label: actionText.openTicket },
  { id: 'frame.palette', keys: 'Mod+k', label: actionText.palette },
  { id: 'frame.help', keys: '?', label: actionText.help },
] as const;

/** In the ticket's place while none is open. */
export function NoTicket() {
  const t = useText();
  const { shortcuts } = useSettings();
  return (
    <EmptyState icon={<IconMessages size={40} stroke={1.25} aria-hidden />} title={t(frameText.noTicketTitle)} hint={t(frameText.noTicketHint)}>
      <dl className={classes.keys}>
        {hints.map(({ id, keys, label }) => (
          <div key={id} className={classes.row}>
            <dt>{t(label)}</dt>
            <dd>
              <Keys strokes={shownKeys(shortcuts[id] ?? keys)} between={t(paletteText.sequence)} />
            </dd>
          </div>
        ))}
      </dl>
    </EmptyState>
  );
}
