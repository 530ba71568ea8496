import IconPaperclip from '@tabler/icons-react/dist/esm/icons/IconPaperclip.mjs';
import { composerText } from '#shared/text/composer-text.ts';
import { touchesTicket } from '../../state/host-feed.ts';
import { usePlaceholderName } from '../../state/placeholder-names.ts';
import { partsOf } from '../../state/template-marks.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useHostQuery } from '../../state/use-host-query.ts';
import { useText } from '../../state/use-text.ts';
import { MarkedText } from '../../ui/marked-text.tsx';

/** How the chosen template will read in this ticket. */
export function PickerPreview({ templateId, ticketId }: { templateId: string; ticketId: string }) {
  const text = useText();
  const errors = useErrorText();
  const nameOf = usePlaceholderName();
  const { data, error } = useHostQuery({
    key: `fill:${templateId}:${ticketId}`,
    load: (host) => host.template.fill({ source: { kind: 'template', templateId }, ticketId }),
    affectedBy: (batch) => batch.topics.includes('templates') || touchesTicket(batch, ticketId),
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="tk-picker-preview" tabIndex={0} aria-label={text(composerText.templatePreview)}>
      {error !== null && <p className="tk-tone-danger">{text(composerText.templateFailed, { reason: errors.error(error) })}</p>}
      {data !== undefined && (
        <>
          <MarkedText parts={partsOf(data.text)} />
          {data.attachments.map((ref) => (
            <span key={`${ref.hash}:${ref.name}`} className="tk-picker-file tk-quiet">
              <IconPaperclip size={14} aria-hidden />
              <bdi className="tk-ellipsis">{ref.name}</bdi>
            </span>
          ))}
          {data.missing.length > 0 && (
            <span className="tk-tone-warn">{text(composerText.valueMissing, { names: data.missing.map(nameOf).join(', ') })}</span>
          )}
          {data.unknown.length > 0 && <span className="tk-tone-warn">{text(composerText.valueUnknown, { names: data.unknown.join(', ') })}</span>}
        </>
      )}
    </section>
  );
}
