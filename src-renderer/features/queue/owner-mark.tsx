import { queueText } from '#shared/text/queue-text.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useText } from '../../state/use-text.ts';
import classes from './queue-row.module.css';

/** Whose ticket it is, by the first name; nothing while it is nobody's. */
export function OwnerMark({ agentId }: { agentId: string | null }) {
  const t = useText();
  const { agentName, me } = useDirectory();
  const name = agentName(agentId);
  if (name === '') return null;
  const owned = t(queueText.ownedBy, { agent: name });
  return (
    <span className={classes.owner} title={owned}>
      <span aria-hidden>{agentId === me.id ? t(queueText.me) : name.split(' ')[0]}</span>
      <span className="tg-hidden">{owned}</span>
    </span>
  );
}
