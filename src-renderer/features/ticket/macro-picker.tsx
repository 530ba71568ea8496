import { Button } from '@mantine/core';
import IconBolt from '@tabler/icons-react/dist/esm/icons/IconBolt.mjs';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { macroText } from '#shared/text/template-text.ts';
import { touchesTicket } from '../../state/host-feed.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useHostQuery } from '../../state/use-host-query.ts';
import { useText } from '../../state/use-text.ts';
import { useView } from '../../state/view-state.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Message } from '../../ui/message.tsx';
import { MacroPreview, type MacroPreviewData } from './macro-preview.tsx';
import { matchingMacros } from './matching-macros.ts';

const optionId = (id: string) => `macro-option-${id}`;

type Props = { ticketId: string; running: boolean; problem: string | null; onRun: (preview: MacroPreviewData) => void };

/** A field that filters, the macros it leaves, and everything that the chosen one would do. Enter runs what is shown. */
export function MacroPicker({ ticketId, running, problem, onRun }: Props) {
  const text = useText();
  const errors = useErrorText();
  const goTo = useView((view) => view.goTo);
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const all = useHostQuery({
    key: 'macros',
    load: (host) => host.template.macros(),
    affectedBy: (batch) => batch.topics.includes('templates') || batch.topics.includes('directory'),
  });
  const macros = matchingMacros(all.data ?? [], query);
  const index = Math.min(chosen, Math.max(0, macros.length - 1));
  const macro = macros[index];
  const preview = useHostQuery<MacroPreviewData | null>({
    key: `macro:${macro?.id}:${ticketId}`,
    load: async (host) => (macro === undefined ? null : host.template.previewMacro({ macroId: macro.id, ticketId })),
    affectedBy: (batch) => touchesTicket(batch, ticketId) || batch.topics.includes('templates'),
  });
  const shown = preview.data ?? null;
  const canRun = shown !== null && shown.problems.length === 0 && shown.bodies.length > 0 && !running;

  const chosenId = macro?.id;
  useEffect(() => {
    if (chosenId !== undefined) list.current?.ownerDocument.getElementById(optionId(chosenId))?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);

  function press(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) setChosen((index + by + macros.length) % Math.max(1, macros.length));
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing && shown !== null && canRun) onRun(shown);
    else return;
    event.preventDefault();
  }

  if (all.data?.length === 0) {
    return (
      <EmptyState icon={<IconBolt size={32} stroke={1.25} aria-hidden />} title={text(macroText.noneTitle)} hint={text(macroText.noneHint)}>
        <Button variant="default" onClick={() => goTo('templates')}>
          {text(macroText.openLibrary)}
        </Button>
      </EmptyState>
    );
  }
  return (
    <div className="tk-macro">
      <input
        className="tk-input tk-macro-field"
        role="combobox"
        aria-expanded
        aria-controls="macro-options"
        aria-activedescendant={chosenId === undefined ? undefined : optionId(chosenId)}
        aria-label={text(macroText.search)}
        placeholder={text(macroText.search)}
        value={query}
        maxLength={100}
        spellCheck={false}
        autoComplete="off"
        data-autofocus
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={press}
      />
      {all.error !== null && <Message tone="danger">{errors.error(all.error)}</Message>}
      <div className="tk-macro-body">
        <div id="macro-options" ref={list} role="listbox" aria-label={text(macroText.list)} className="tk-macro-list">
          {macros.map((item, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and handles the keys of all options.
            <div
              key={item.id}
              id={optionId(item.id)}
              role="option"
              tabIndex={-1}
              aria-selected={at === index}
              className="tk-option"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => setChosen(at)}
            >
              <span className="tk-macro-name">{item.name}</span>
              <span className="tk-quiet tk-macro-about">
                {[item.shortcut, item.steps.length === 1 ? text(macroText.oneStep) : text(macroText.countSteps, { count: item.steps.length })]
                  .filter((words) => words !== '')
                  .join(' · ')}
              </span>
            </div>
          ))}
          {all.data !== undefined && macros.length === 0 && <p className="tk-quiet tk-macro-none">{text(macroText.noMatch)}</p>}
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
        <div className="tk-macro-preview" tabIndex={0}>
          {preview.error !== null && <Message tone="danger">{text(macroText.previewFailed, { reason: errors.error(preview.error) })}</Message>}
          {shown !== null && <MacroPreview preview={shown} />}
        </div>
      </div>
      {problem !== null && <Message tone="danger">{problem}</Message>}
      <div className="tk-macro-foot">
        <span className="tk-quiet" role="status">
          {shown !== null && shown.problems.length > 0 ? text(macroText.cannot) : `${text(macroText.keys)}. ${text(macroText.undoable)}`}
        </span>
        <Button
          leftSection={<IconBolt size={16} aria-hidden />}
          loading={running}
          aria-disabled={!canRun}
          data-disabled={!canRun}
          onClick={() => canRun && shown !== null && onRun(shown)}
        >
          {text(macroText.run)}
        </Button>
      </div>
    </div>
  );
}
