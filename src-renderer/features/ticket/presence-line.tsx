import IconEye from '@tabler/icons-react/dist/esm/icons/IconEye.mjs';
import IconPencil from '@tabler/icons-react/dist/esm/icons/IconPencil.mjs';
import { ticketText } from '#shared/text/ticket-text.ts';
import { useLanguage, useText } from '../../state/use-text.ts';
import { nameList } from './name-list.ts';

/** Who else has this ticket in front of them, and who of them is writing. */
export function PresenceLine({ viewing, typing }: { viewing: readonly string[]; typing: readonly string[] }) {
  const text = useText();
  const language = useLanguage();
  return (
    <div className="tk-presence" aria-live="polite">
      {typing.length > 0 && (
        <span className="tk-tone-warn">
          <IconPencil size={14} aria-hidden />
          {text(typing.length > 1 ? ticketText.typingMany : ticketText.typing, { names: nameList(language, typing) })}
        </span>
      )}
      {viewing.length > 0 && (
        <span className="tk-tone-info">
          <IconEye size={14} aria-hidden />
          {text(viewing.length > 1 ? ticketText.viewingMany : ticketText.viewing, { names: nameList(language, viewing) })}
        </span>
      )}
    </div>
  );
}
