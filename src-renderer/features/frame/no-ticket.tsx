import IconMessages from '@tabler/icons-react/dist/esm/icons/IconMessages.mjs';
import { actionText } from '#shared/text/action-text.ts';
import { frameText } from '#shared/text/frame-text.ts';
import { paletteText } from '#shared/text/palette-text.ts';
import { useMirror } from '../../state/mirror.ts';
import { shownKeys } from '../../state/shortcuts.ts';
import { useSettings } from '../../state/use-settings.ts';
import { useText } from '../../state/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Keys } from '../../ui/keys.tsx';
import { FirstMinute } from './first-minute.tsx';
import classes from './no-ticket.module.css';

const hints = [
  { id: 'queue.next', keys: 'j', label: actionText.nextTicket },
  { id: 'queue.open', keys: 'Enter', label: actionText.openTicket },
  { id: 'frame.palette', keys: 'Mod+k', label: actionText.palette },
  { id: 'frame.help', keys: '?', label: actionText.help },
] as const;

/** In the ticket's place while none is open: for a newcomer the guide, once, then the keys that help. */
export function NoTicket() {
  const { guideDone } = useSettings();
  const profileId = useMirror((mirror) => (mirror.session?.state === 'signedIn' ? mirror.session.profileId : null));
  return profileId === null || guideDone.includes(profileId) ? <KeyHints /> : <FirstMinute profileId={profileId} />;
}

function KeyHints() {
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
