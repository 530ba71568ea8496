import { UnstyledButton } from '@mantine/core';
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import IconChevronRight from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs';
import IconMinus from '@tabler/icons-react/dist/esm/icons/IconMinus.mjs';
import { useId, useState } from 'react';
import type { BehindRow } from '#shared/contract/console/performance-contract.ts';
import type { MetricId } from '#shared/domain/metric/metric.ts';
import type { Sentence } from '#shared/text/languages.ts';
import { historyText, leftOutText, performanceText } from '#shared/text/performance-text.ts';
import { oneWords } from '../../state/metric-format.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { useView } from '../../state/view-state.ts';
import classes from './performance.module.css';

/** A word of the host's, or the host's own where this version has none. */
const known = (table: Readonly<Record<string, Sentence>>, word: string): Sentence => table[word] ?? { id: word, en: word };

export function BehindTable({ metric, rows }: { metric: MetricId; rows: readonly BehindRow[] }) {
  const t = useText();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className={classes.tableScroll} aria-label={t(performanceText.behind)} tabIndex={0}>
      <table className={`${classes.table} tg-numbers`}>
        <caption className="tg-hidden">{t(performanceText.behind)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(performanceText.ticket)}</th>
            <th scope="col">{t(performanceText.customer)}</th>
            <th scope="col">{t(performanceText.value)}</th>
            <th scope="col">{t(performanceText.counted)}</th>
            <th scope="col">{t(performanceText.events)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one ticket may stand here more than once, in the host's order.
            <Row key={`${row.ticketId} ${index}`} metric={metric} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ metric, row }: { metric: MetricId; row: BehindRow }) {
  const t = useText();
  const format = useFormat();
  const openTicket = useView((view) => view.openTicket);
  const [open, setOpen] = useState(false);
  const eventsId = useId();
  const { ticketId, ticketNumber, counted, reason, events } = row;
  const number = ticketNumber ?? '?';
  const Icon = counted ? IconCheck : IconMinus;
  return (
    <>
      <tr data-counted={counted}>
        <td>
          {ticketId === null ? (
            <span className={classes.quiet}>{t(performanceText.noTicket)}</span>
          ) : (
            <button
              type="button"
              className={classes.link}
              aria-label={t(performanceText.openTicket, { number })}
              onClick={() => openTicket(ticketId)}
            >
              #{number}
            </button>
          )}
        </td>
        <td>
          <bdi>{row.contactName ?? ''}</bdi>
        </td>
        <td>
          {row.value === null ? '–' : oneWords(metric, row.value, format)}
          {row.provisional && <span className={classes.quiet}> ({t(performanceText.provisional).toLocaleLowerCase()})</span>}
        </td>
        <td>
          <span className={classes.counted} data-counted={counted}>
            <Icon size={15} aria-hidden />
            <span>
              {t(counted ? performanceText.countedYes : performanceText.countedNo)}
              {reason !== null && <span className={classes.quiet}>{`. ${t(known(leftOutText, reason))}`}</span>}
            </span>
          </span>
        </td>
        <td>
          {events.length > 0 && (
            <UnstyledButton
              className={classes.disclose}
              aria-expanded={open}
              aria-controls={open ? eventsId : undefined}
              aria-label={t(performanceText.showEventsOf, { count: events.length, number: `#${number}` })}
              onClick={() => setOpen(!open)}
            >
              <IconChevronRight size={14} aria-hidden data-open={open} />
              {t(performanceText.showEvents, { count: events.length })}
            </UnstyledButton>
          )}
        </td>
      </tr>
      {open && (
        <tr>
          <td colSpan={5} id={eventsId}>
            <Events events={events} />
          </td>
        </tr>
      )}
    </>
  );
}

function Events({ events }: { events: BehindRow['events'] }) {
  const t = useText();
  const format = useFormat();
  const { agentName } = useDirectory();
  return (
    <ol className={classes.events}>
      {events.map(({ at, type, agentId }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: events have no id of their own; their order is what they are.
        <li key={index}>
          <time className={classes.quiet} dateTime={new Date(at).toISOString()}>
            {format.dayMonth(at)}, {format.timeWithSeconds(at)}
          </time>
          <span>{t(known(historyText, type))}</span>
          {agentId !== null && <bdi className={classes.quiet}>{agentName(agentId)}</bdi>}
        </li>
      ))}
    </ol>
  );
}
