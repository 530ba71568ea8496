import { Button, CloseButton, TextInput } from '@mantine/core';
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs';
import { Fragment, useEffect, useMemo, useRef, useState } from 'react';
import type { Contact } from '#shared/domain/contact/contact.ts';
import { customerText } from '#shared/text/customer-text.ts';
import { useAction } from '../../state/actions.ts';
import { serverNow } from '../../state/server-time.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { AfterPause } from '../../ui/after-pause.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Message } from '../../ui/message.tsx';
import { customerKeys } from './customer-keys.ts';
import type { HistoryItem } from './customer-types.ts';
import classes from './customers.module.css';
import { HistoryEntry } from './history-entry.tsx';
import { type History as Read, useHistory } from './use-history.ts';

type Props = {
  contactId: string;
  /** The customer's own record and those merged into it: an entry is by the one that wrote it. */
  records: readonly Contact[];
  ticketIds: readonly string[];
  /** Brings the history into sight where it has no room beside the facts. */
  onShow: () => void;
};

/** Everything of every channel in one timeline, newest first, with a search within it. */
export function History({ contactId, records, ticketIds, onShow }: Props) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const history = useHistory(contactId, ticketIds, typed.trim());
  useAction({
    ...customerKeys.history,
    run: () => {
      onShow();
      requestAnimationFrame(() => field.current?.focus());
    },
  });
  const names = useMemo(() => new Map(records.map(({ id, name }) => [id, name.trim()])), [records]);
  return (
    <section className={classes.history} aria-label={t(customerText.history)}>
      <div className={classes.historyTop}>
        <h2 className={classes.historyTitle}>{t(customerText.history)}</h2>
        <TextInput
          ref={field}
          size="xs"
          type="search"
          className={classes.historySearch ?? ''}
          aria-label={t(customerText.historySearch)}
          placeholder={t(customerText.historySearch)}
          leftSection={<IconSearch size={14} aria-hidden />}
          rightSection={typed === '' ? null : <CloseButton size="xs" aria-label={t(customerText.clearSearch)} onClick={() => setTyped('')} />}
          value={typed}
          maxLength={200}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            if (typed === '') event.currentTarget.blur();
            else setTyped('');
          }}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <div className={classes.historyBody} tabIndex={0} key={history.query}>
        <Entries history={history} names={names} />
      </div>
    </section>
  );
}

function Entries({ history, names }: { history: Read; names: ReadonlyMap<string, string> }) {
  const t = useText();
  const format = useFormat();
  const errors = useErrorText();
  const { items, more, error, query, loadOlder } = history;
  const days = useMemo(
    () => items.map(({ entry }, index) => index === 0 || !format.sameDay(entry.at, items[index - 1]?.entry.at ?? 0)),
    [items, format],
  );
  const words = useMemo(() => query.split(/\s+/).filter((word) => word !== ''), [query]);
  return (
    <>
      {error !== null && <Message tone="danger">{t(customerText.historyFailed, { reason: errors.error(error) })}</Message>}
      {more === null && error === null && (
        <AfterPause>
          <p className="cx-quiet">{t(customerText.loading)}</p>
        </AfterPause>
      )}
      {more !== null && items.length === 0 && (
        <EmptyState
          title={t(query === '' ? customerText.historyEmpty : customerText.historyNone)}
          hint={query === '' ? t(customerText.historyEmptyHint) : t(customerText.historyNoneHint, { query })}
        />
      )}
      <ol className={classes.entries}>
        {items.map((item, index) => (
          <Fragment key={item.entry.id}>
            {days[index] === true && (
              <li className={classes.day}>
                <h3>{format.day(item.entry.at, serverNow())}</h3>
              </li>
            )}
            <li className={classes.entry}>
              <HistoryEntry item={item} customerName={nameIn(item, names)} words={words} />
            </li>
          </Fragment>
        ))}
      </ol>
      {more === true && <Older onSeen={loadOlder} count={items.length} />}
      {more === false && items.length > 0 && query === '' && <p className={classes.historyEnd}>{t(customerText.historyStart)}</p>}
    </>
  );
}

const nameIn = ({ entry }: HistoryItem, names: ReadonlyMap<string, string>): string =>
  entry.author.kind === 'contact' ? (names.get(entry.author.id) ?? '') : '';

/** The end of what is here: older entries are asked for before it comes into sight. */
function Older({ onSeen, count }: { onSeen: () => void; count: number }) {
  const t = useText();
  const end = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an end that stays in sight after a page asks for the next one.
  useEffect(() => {
    if (end.current === null) return;
    const watcher = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && onSeen(), { rootMargin: '600px' });
    watcher.observe(end.current);
    return () => watcher.disconnect();
  }, [count]);
  return (
    <div ref={end} className={classes.older}>
      <Button size="compact-sm" variant="subtle" onClick={onSeen}>
        {t(customerText.historyMore)}
      </Button>
    </div>
  );
}
