import { Button, Modal } from '@mantine/core';
import { templateText } from '#shared/text/template-text.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import classes from './templates.module.css';
import type { ImportAnswer } from './use-template-file.ts';

/** What became of a file: how many came, how many changed, and each that did not, with its reason. */
export function ImportResult({ result, onClose }: { result: ImportAnswer | null; onClose: () => void }) {
  const text = useText();
  const format = useFormat();
  return (
    <Modal
      opened={result !== null}
      onClose={onClose}
      title={text(templateText.importTitle)}
      closeButtonProps={{ 'aria-label': text(templateText.close) }}
    >
      {result !== null && (
        <div className={classes.form}>
          <ul className={classes.plainList}>
            {result.created > 0 && <li>{text(templateText.importCreated, { count: format.number(result.created) })}</li>}
            {result.updated > 0 && <li>{text(templateText.importUpdated, { count: format.number(result.updated) })}</li>}
            {result.created + result.updated === 0 && <li>{text(templateText.importNothing)}</li>}
            {result.refused.length > 0 && <li>{text(templateText.importRefused, { count: format.number(result.refused.length) })}</li>}
          </ul>
          {result.refused.length > 0 && (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard.
            <ul className={classes.refused} tabIndex={0} aria-label={text(templateText.importRefused, { count: result.refused.length })}>
              {result.refused.map(({ title, problem }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two rows of a file may be alike, and the list never changes.
                <li key={index}>
                  <strong>{title === '' ? text(templateText.untitled) : title}</strong>
                  <span>{problem}</span>
                </li>
              ))}
            </ul>
          )}
          <Button onClick={onClose} data-autofocus>
            {text(templateText.close)}
          </Button>
        </div>
      )}
    </Modal>
  );
}
