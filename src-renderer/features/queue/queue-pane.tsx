import { Button, Progress } from '@mantine/core';
import IconInbox from '@tabler/icons-react/dist/esm/icons/IconInbox.mjs';
import { useEffect, useMemo } from 'react';
import { actionText } from '#shared/text/action-text.ts';
import { emptyViewText, queueText, type viewText } from '#shared/text/queue-text.ts';
import { useAction } from '../../state/actions.ts';
import { useMirror } from '../../state/mirror.ts';
import { emptyFilter, filterCount, useQueueFilter } from '../../state/queue-filter.ts';
import { errorCodeOf, useErrorText } from '../../state/use-error-text.ts';
import { useSettings } from '../../state/use-settings.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Message } from '../../ui/message.tsx';
import { useCursor } from './cursor.ts';
import { FilterChips } from './filter-chips.tsx';
import { QueueHeader } from './queue-header.tsx';
import { QueueList, RowSkeleton } from './queue-list.tsx';
import classes from './queue-pane.module.css';
import { SavedViewActions } from './saved-view-actions.tsx';
import { useQueueWindow } from './use-queue-window.ts';
import { ViewActions } from './view-actions.tsx';

const clearFilter = () => useQueueFilter.setState({ filter: emptyFilter });
/** Enough for the first screen of any window before the list is measured. */
const FIRST_ROWS = 40;

export function QueuePane() {
  const t = useText();
  const errors = useErrorText();
  const { queueView: view, queueSort: sort } = useSettings();
  const filter = useQueueFilter((state) => state.filter);
  const question = useMemo(() => ({ view, filter, sort }), [view, filter, sort]);
  const { window: queue, version } = useQueueWindow(question);
  const total = queue.total();
  const failed = queue.error();
  // The banner tells of a host that is gone, once for the whole window; the rows that are here stay.
  const error = failed !== null && errorCodeOf(failed) === 'HOST_GONE' ? null : failed;
  const filtered = filterCount(filter) > 0;

  useEffect(() => queue.show(0, FIRST_ROWS), [queue]);
  useResetCursor(view, sort, filter);
  useAction({ id: 'queue.clearFilter', label: actionText.clearFilter, keys: '', enabled: filtered, run: clearFilter });

  return (
    <div className={classes.pane}>
      <QueueHeader view={view} sort={sort} total={filtered ? total : null} />
      <ViewActions />
      <SavedViewActions />
      <FilterChips filter={filter} />
      {error !== null && (
        <div className={classes.problem}>
          <Message tone="danger">
            {t(queueText.failed, { reason: errors.error(error) })}{' '}
            <Button size="compact-xs" variant="subtle" onClick={queue.refresh}>
              {t(queueText.tryAgain)}
            </Button>
          </Message>
        </div>
      )}
      {total === null && error === null && <Skeletons />}
      {total === 0 && (filtered ? <NothingMatches /> : <NothingHere view={view} />)}
      {total !== null && total > 0 && <QueueList key={`${view} ${sort}`} queue={queue} version={version} question={question} total={total} />}
    </div>
  );
}

/** Another list begins at its top; coming back from another screen does not. */
function useResetCursor(...question: readonly unknown[]): void {
  const asked = JSON.stringify(question);
  useEffect(() => {
    if (lastAsked !== null && lastAsked !== asked) useCursor.setState({ cursor: null, scrollTop: 0 });
    lastAsked = asked;
  }, [asked]);
}
let lastAsked: string | null = null;

function Skeletons() {
  return (
    <div className={classes.skeletons} aria-hidden>
      {Array.from({ length: 8 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all the same and never move.
        <RowSkeleton key={index} />
      ))}
    </div>
  );
}

function NothingMatches() {
  const t = useText();
  return (
    <EmptyState title={t(queueText.emptyFiltered)} hint={t(queueText.emptyFilteredHint)}>
      <Button size="compact-sm" variant="light" onClick={clearFilter}>
        {t(queueText.clearFilters)}
      </Button>
    </EmptyState>
  );
}

function NothingHere({ view }: { view: keyof typeof viewText }) {
  const t = useText();
  const format = useFormat();
  const connection = useMirror((mirror) => mirror.sync?.connection);
  if (connection?.state === 'loading') {
    const { done, total } = connection;
    return (
      <EmptyState title={t(queueText.firstLoad)} hint={t(queueText.firstLoadCount, { done: format.number(done), total: format.number(total) })}>
        <Progress value={total === 0 ? 0 : (100 * done) / total} w={200} size="sm" aria-label={t(queueText.firstLoad)} />
      </EmptyState>
    );
  }
  const { title, hint } = emptyViewText[view];
  return <EmptyState icon={<IconInbox size={36} stroke={1.25} aria-hidden />} title={t(title)} hint={t(hint)} />;
}
