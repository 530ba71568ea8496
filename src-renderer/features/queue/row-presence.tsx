import IconEye from '@tabler/icons-react/dist/esm/icons/IconEye.mjs';
import IconPencil from '@tabler/icons-react/dist/esm/icons/IconPencil.mjs';
import type { ReactNode } from 'react';
import { queueText } from '#shared/text/queue-text.ts';
import { useMirror } from '../../state/mirror.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useText } from '../../state/use-text.ts';
import classes from './queue-row.module.css';

/** Who is in the ticket now: those who type take the place of the last words, those who look stand beside them. */
export function RowPresence({ ticketId, children }: { ticketId: string; children: ReactNode }) {
  const t = useText();
  const { agentName } = useDirectory();
  const presence = useMirror((mirror) => mirror.presence.get(ticketId));
  const names = (typing: boolean) =>
    (presence?.viewers ?? [])
      .filter((viewer) => viewer.typing === typing)
      .map((viewer) => agentName(viewer.agentId))
      .filter((name) => name !== '')
      .join(', ');
  const typists = names(true);
  const viewers = names(false);

  if (presence?.customerTyping) return <span className={classes.live}>{t(queueText.customerTyping)}</span>;
  if (typists !== '') {
    return (
      <span className={classes.live}>
        <IconPencil size={13} aria-hidden />
        {t(queueText.typing, { names: typists })}
      </span>
    );
  }
  if (viewers === '') return children;
  const viewing = t(queueText.viewing, { names: viewers });
  return (
    <>
      {children}
      <span className={classes.viewing} title={viewing}>
        <IconEye size={14} role="img" aria-label={viewing} />
      </span>
    </>
  );
}
