import { Button, Switch, UnstyledButton } from '@mantine/core';
import IconBolt from '@tabler/icons-react/dist/esm/icons/IconBolt.mjs';
import { useState } from 'react';
import type { Macro } from '#shared/domain/template/macro.ts';
import { macroText, templateStatusText, templateText } from '#shared/text/template-text.ts';
import { useMacroWords } from '../../state/macro-words.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useText } from '../../state/use-text.ts';
import { AfterPause } from '../../ui/after-pause.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Message } from '../../ui/message.tsx';
import { useTemplatesView } from './library-filter.ts';
import { unsavedMacros, useMacroEdits } from './macro-edits.ts';
import { macroScope } from './macro-fields.ts';
import classes from './templates.module.css';
import { useMacros } from './use-macros.ts';
import { useTemplateWords } from './use-template-words.ts';

const open = (macroId: string) => useTemplatesView.setState({ macroId });

export function MacroList({ onNew }: { onNew: () => void }) {
  const text = useText();
  const errors = useErrorText();
  const { me } = useDirectory();
  const { data, error, reload } = useMacros();
  const edits = useMacroEdits((state) => state.edits);
  const [archived, setArchived] = useState(false);
  const known = data?.toSorted((a, b) => a.name.localeCompare(b.name));
  const shown = known?.filter((macro) => archived || !macro.archived);
  const begun = unsavedMacros(edits, me.id);

  return (
    <div className={classes.scroll}>
      {error !== null && (
        <div className={classes.padded}>
          <Message tone="danger">{text(templateText.failed, { reason: errors.error(error) })}</Message>
          <Button size="compact-sm" variant="default" onClick={reload}>
            {text(templateText.tryAgain)}
          </Button>
        </div>
      )}
      {data === undefined && error === null && <AfterPause className={classes.padded ?? ''}>{text(templateText.loading)}</AfterPause>}
      {shown?.length === 0 && begun.length === 0 && (
        <EmptyState icon={<IconBolt size={32} stroke={1.25} aria-hidden />} title={text(macroText.emptyTitle)} hint={text(macroText.emptyHint)}>
          <Button onClick={onNew}>{text(templateText.newMacro)}</Button>
        </EmptyState>
      )}
      <ul className={classes.macros} aria-label={text(macroText.list)}>
        {begun.map(({ id, name }) => (
          <li key={id}>
            <UnstyledButton className={classes.macroRow} onClick={() => open(id)}>
              <span className={classes.rowHead}>
                <span className={classes.rowTitle}>{name.trim() || text(templateText.untitled)}</span>
                <span className={classes.badge} data-status="unsaved">
                  {text(templateText.unsaved)}
                </span>
              </span>
            </UnstyledButton>
          </li>
        ))}
        {shown?.map((macro) => (
          <li key={macro.id}>
            <MacroRow macro={macro} unsaved={edits.has(`${me.id}:${macro.id}`)} />
          </li>
        ))}
      </ul>
      {known?.some((macro) => macro.archived) && (
        <div className={classes.padded}>
          <Switch label={text(macroText.showArchived)} checked={archived} onChange={(event) => setArchived(event.currentTarget.checked)} />
        </div>
      )}
    </div>
  );
}

function MacroRow({ macro, unsaved }: { macro: Macro; unsaved: boolean }) {
  const text = useText();
  const words = useTemplateWords();
  const stepWords = useMacroWords();
  return (
    <UnstyledButton className={classes.macroRow} onClick={() => open(macro.id)}>
      <span className={classes.rowHead}>
        <span className={classes.rowTitle}>{macro.name}</span>
        {macro.shortcut !== '' && <code className={classes.shortcut}>{macro.shortcut}</code>}
        {macro.archived && (
          <span className={classes.badge} data-status="archived">
            {text(templateStatusText.archived)}
          </span>
        )}
        {unsaved && (
          <span className={classes.badge} data-status="unsaved">
            {text(templateText.unsaved)}
          </span>
        )}
      </span>
      <span className={classes.rowAbout}>
        <span className={classes.rowWhere}>{words.scope(macroScope(macro))}</span>
        <span className={classes.rowFigures}>{macro.steps.map((step) => stepWords(step)).join(' · ')}</span>
      </span>
    </UnstyledButton>
  );
}
