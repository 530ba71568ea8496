import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { paletteText } from '#shared/text/palette-text.ts';
import { runAction, useActions } from '../../state/actions.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useText } from '../../state/use-text.ts';
import { useView } from '../../state/view-state.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Message } from '../../ui/message.tsx';
import classes from './palette.module.css';
import { type PaletteItem, paletteItems } from './palette-items.ts';
import { PaletteRow } from './palette-row.tsx';
import { useSearch } from './use-search.ts';

const headings = { action: paletteText.actions, ticket: paletteText.tickets, contact: paletteText.customers } as const;
const optionId = (index: number) => `palette-option-${index}`;
/** Opening the palette from the palette is no use. */
const OWN_ACTION = 'frame.palette';

export function PaletteBody({ onClose }: { onClose: () => void }) {
  const t = useText();
  const errors = useErrorText();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const active = useActions((registry) => registry.active);
  const openTicket = useView((view) => view.openTicket);
  const openCustomer = useView((view) => view.openCustomer);
  const { found, error, done } = useSearch(query);
  const list = useRef<HTMLDivElement>(null);

  const items = useMemo(() => {
    const actions = [...active.values()].filter((action) => action.enabled && action.id !== OWN_ACTION);
    return paletteItems(
      query,
      actions.map((action) => ({ action, label: t(action.label) })),
      found,
    );
  }, [active, query, found, t]);
  const index = Math.min(chosen, Math.max(0, items.length - 1));

  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen row is brought into sight when it or the list changes.
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [index, items]);

  function run(item: PaletteItem | undefined): void {
    if (item === undefined) return;
    onClose();
    if (item.kind === 'ticket') openTicket(item.ticket.id);
    else if (item.kind === 'contact') openCustomer(item.contact.id);
    else if (item.kind === 'action') runAction(item.action.id);
  }

  function press(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) setChosen((index + by + items.length) % Math.max(1, items.length));
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) run(items[index]);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <div className={classes.field}>
        <IconSearch size={18} aria-hidden />
        <input
          className={classes.input}
          role="combobox"
          aria-expanded
          aria-controls="palette-results"
          aria-activedescendant={items.length > 0 ? optionId(index) : undefined}
          aria-label={t(paletteText.placeholder)}
          placeholder={t(paletteText.placeholder)}
          value={query}
          maxLength={200}
          spellCheck={false}
          autoComplete="off"
          data-autofocus
          // biome-ignore lint/a11y/noAutofocus: the agent just asked for this field, and types on at once.
          autoFocus
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setChosen(0);
          }}
          onKeyDown={press}
        />
      </div>
      {error !== null && (
        <div className={classes.problem}>
          <Message tone="danger">{t(paletteText.failed, { reason: errors.error(error) })}</Message>
        </div>
      )}
      <div ref={list} id="palette-results" role="listbox" aria-label={t(paletteText.results)} className={classes.results}>
        {items.map((item, at) => {
          const firstOfKind = items[at - 1]?.kind !== item.kind;
          return (
            <div key={item.key} role="presentation">
              {firstOfKind && (
                <div className={classes.heading} role="presentation">
                  {t(headings[item.kind])}
                </div>
              )}
              {/* biome-ignore lint/a11y/useFocusableInteractive: the field holds the focus and points at its row (aria-activedescendant). */}
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys of all rows. */}
              <div
                id={optionId(at)}
                role="option"
                aria-selected={at === index}
                className={classes.row}
                onPointerMove={() => setChosen(at)}
                onClick={() => run(item)}
              >
                <PaletteRow item={item} />
              </div>
            </div>
          );
        })}
      </div>
      {items.length === 0 && done && error === null && (
        <EmptyState title={t(paletteText.none, { query: query.trim() })} hint={t(paletteText.noneHint)} />
      )}
      <div className={classes.foot}>
        <span>{t(paletteText.keys)}</span>
        <span role="status">{query.trim() !== '' && done ? t(paletteText.count, { count: items.length }) : ''}</span>
      </div>
    </>
  );
}
