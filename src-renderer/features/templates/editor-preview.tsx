import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { LIMITS } from '#shared/contract/schemas.ts';
import { templateText } from '#shared/text/template-text.ts';
import { usePlaceholderName } from '../../state/placeholder-names.ts';
import { partsOf } from '../../state/template-marks.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useText } from '../../state/use-text.ts';
import { useView } from '../../state/view-state.ts';
import { MarkedText } from '../../ui/marked-text.tsx';
import type { TemplateFields } from './template-fields.ts';
import classes from './templates.module.css';
import { usePreview } from './use-preview.ts';

/** How the words will read, with the values of an example or of the ticket that is open beside. */
export function EditorPreview({ fields }: { fields: TemplateFields }) {
  const text = useText();
  const errors = useErrorText();
  const nameOf = usePlaceholderName();
  const openTicketId = useView((view) => view.ticketId);
  const [onTicket, setOnTicket] = useState(false);
  const ticketId = onTicket ? openTicketId : null;
  const { filled, error } = usePreview(fields.body.slice(0, LIMITS.messageText), fields.language, ticketId);

  return (
    <section aria-label={text(templateText.preview)}>
      <div className={classes.sideHead}>
        <h2 className={classes.sideTitle}>{text(templateText.preview)}</h2>
        {openTicketId !== null && (
          <SegmentedControl
            size="xs"
            aria-label={text(templateText.previewOn)}
            value={onTicket ? 'ticket' : 'example'}
            onChange={(value) => setOnTicket(value === 'ticket')}
            data={[
              { value: 'example', label: text(templateText.previewExample) },
              { value: 'ticket', label: text(templateText.previewTicket) },
            ]}
          />
        )}
      </div>
      {error !== null && <p className={classes.danger}>{errors.error(error)}</p>}
      {fields.body.trim() === '' ? (
        <p className={classes.quiet}>{text(templateText.previewEmpty)}</p>
      ) : (
        filled !== undefined && (
          <div className={classes.bubble}>
            <MarkedText parts={partsOf(filled.text)} />
          </div>
        )
      )}
      {filled !== undefined && filled.missing.length > 0 && (
        <p className={classes.warn}>{text(templateText.previewMissing, { names: filled.missing.map(nameOf).join(', ') })}</p>
      )}
      {filled !== undefined && filled.blanks.length > 0 && (
        <p className={classes.quiet}>{text(templateText.previewBlanks, { names: filled.blanks.join(', ') })}</p>
      )}
    </section>
  );
}
