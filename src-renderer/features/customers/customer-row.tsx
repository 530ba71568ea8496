import { memo } from 'react';
import type { CustomerRow } from '#shared/contract/console/customer-contract.ts';
import { customerText } from '#shared/text/customer-text.ts';
import { useTicking } from '../../state/server-time.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { Initials } from '../../ui/initials.tsx';
import { useCustomerQuestion } from './customer-question.ts';
import classes from './customers.module.css';

/** Who, how to reach them, and what the list is ordered by. */
export const CustomerRowContent = memo(function CustomerRowContent({ row }: { row: CustomerRow }) {
  const t = useText();
  const format = useFormat();
  const { workspace } = useDirectory();
  const byValue = useCustomerQuestion((state) => state.sort === 'value');
  const when = useTicking((now) => (row.lastContactAt === null ? '' : format.short(row.lastContactAt, now)));
  const second = [row.reach, row.company ?? row.city ?? ''].filter((words) => words !== '').join(' · ');
  return (
    <>
      <Initials name={row.name} size={30} />
      <span className={classes.rowWords}>
        <span className={classes.rowLine}>
          <span className={classes.rowName} dir="auto">
            {row.name.trim() || t(customerText.nameless)}
          </span>
          <span className={`${classes.rowSide} tg-numbers`}>{byValue ? format.money(row.lifetime, workspace.currency) : when}</span>
        </span>
        <span className={classes.rowLine}>
          <span className={`${classes.rowSecond} tg-numbers`} dir="auto">
            {second}
          </span>
          {row.openTickets > 0 && (
            <span className={`${classes.openCount} tg-numbers`} title={t(customerText.openTickets, { count: row.openTickets })}>
              <span aria-hidden>{row.openTickets}</span>
              <span className="tg-hidden">{t(customerText.openTickets, { count: row.openTickets })}</span>
            </span>
          )}
        </span>
      </span>
    </>
  );
});
