import { Button, Skeleton } from '@mantine/core';
import IconUsers from '@tabler/icons-react/dist/esm/icons/IconUsers.mjs';
import { useMemo } from 'react';
import { customerText } from '#shared/text/customer-text.ts';
import { errorCodeOf, useErrorText } from '../../state/use-error-text.ts';
import { useText } from '../../state/use-text.ts';
import { AfterPause } from '../../ui/after-pause.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Message } from '../../ui/message.tsx';
import { CustomerList } from './customer-list.tsx';
import { CustomerListHeader } from './customer-list-header.tsx';
import { ask, useCustomerQuestion } from './customer-question.ts';
import classes from './customers.module.css';
import { useCustomerPages } from './use-customer-pages.ts';

export function CustomerListPane({ onOpen, onImport }: { onOpen: (id: string) => void; onImport: () => void }) {
  const t = useText();
  const errors = useErrorText();
  const query = useCustomerQuestion((state) => state.query);
  const sort = useCustomerQuestion((state) => state.sort);
  const tags = useCustomerQuestion((state) => state.tags);
  const question = useMemo(() => ({ query, sort, tags }), [query, sort, tags]);
  const { pages, version } = useCustomerPages(question);
  const total = pages.total();
  const failed = pages.error();
  // The banner tells of a host that is gone, once for the whole window; the rows that are here stay.
  const error = failed !== null && errorCodeOf(failed) === 'HOST_GONE' ? null : failed;
  const narrowed = query.trim() !== '' || tags.length > 0;

  return (
    <>
      <CustomerListHeader question={question} total={total} onImport={onImport} />
      {error !== null && (
        <div className={classes.problem}>
          <Message tone="danger">
            {t(customerText.listFailed, { reason: errors.error(error) })}{' '}
            <Button size="compact-xs" variant="subtle" onClick={pages.refresh}>
              {t(customerText.tryAgain)}
            </Button>
          </Message>
        </div>
      )}
      {total === null && error === null && <RowSkeletons />}
      {total === 0 &&
        (narrowed ? (
          <EmptyState title={t(customerText.none)} hint={t(customerText.noneHint)}>
            <Button size="compact-sm" variant="light" onClick={() => ask({ query: '', tags: [] })}>
              {t(customerText.clearSearch)}
            </Button>
          </EmptyState>
        ) : (
          <EmptyState icon={<IconUsers size={36} stroke={1.25} aria-hidden />} title={t(customerText.empty)} hint={t(customerText.emptyHint)} />
        ))}
      {total !== null && total > 0 && <CustomerList pages={pages} version={version} total={total} onOpen={onOpen} />}
    </>
  );
}

function RowSkeletons() {
  return (
    <div className={classes.skeletons} aria-hidden>
      {Array.from({ length: 8 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all the same and never move.
        <AfterPause key={index}>
          <Skeleton height={10} width="55%" />
          <Skeleton height={8} width="80%" mt={8} />
        </AfterPause>
      ))}
    </div>
  );
}
