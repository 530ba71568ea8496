import { Button } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconArrowBackUp from '@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs';
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import IconClockUp from '@tabler/icons-react/dist/esm/icons/IconClockUp.mjs';
import IconPlayerPause from '@tabler/icons-react/dist/esm/icons/IconPlayerPause.mjs';
import { useState } from 'react';
import type { CommandStatus } from '#shared/contract/console/console-shapes.ts';
import { commandText } from '#shared/text/frame-text.ts';
import type { Sentence } from '#shared/text/languages.ts';
import { settingsText } from '#shared/text/settings-text.ts';
import { useHost } from '../../host-client/host-context.tsx';
import { useTicking } from '../../state/server-time.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { useView } from '../../state/view-state.ts';
import { Message } from '../../ui/message.tsx';
import classes from './settings.module.css';

const marks: Record<CommandStatus['status']['kind'], { Icon: Icon; tone: string }> = {
  saved: { Icon: IconClockUp, tone: 'info' },
  sending: { Icon: IconClockUp, tone: 'info' },
  accepted: { Icon: IconCheck, tone: 'ok' },
  refused: { Icon: IconAlertTriangle, tone: 'danger' },
  parked: { Icon: IconPlayerPause, tone: 'warn' },
  withdrawn: { Icon: IconArrowBackUp, tone: 'info' },
};

/** Newest first as the host gives them; what needs a person carries its way on. */
export function LedgerTable({ commands }: { commands: readonly CommandStatus[] }) {
  const t = useText();
  const errors = useErrorText();
  const [failure, setFailure] = useState<unknown>(null);
  return (
    <>
      {failure !== null && <Message tone="danger">{t(settingsText.notDone, { reason: errors.error(failure) })}</Message>}
      <div className={classes.tableScroll}>
        <table className={`${classes.table} tg-numbers`}>
          <caption className="tg-hidden">{t(settingsText.ledger)}</caption>
          <thead>
            <tr>
              <th scope="col">{t(settingsText.columnSeq)}</th>
              <th scope="col">{t(settingsText.column)}</th>
              <th scope="col">{t(settingsText.columnTicket)}</th>
              <th scope="col">{t(settingsText.columnTime)}</th>
              <th scope="col">{t(settingsText.columnState)}</th>
              <th scope="col">
                <span className="tg-hidden">{t(settingsText.columnActions)}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {commands.map((command) => (
              <LedgerRow key={command.commandId} command={command} onFailure={setFailure} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function LedgerRow({ command, onFailure }: { command: CommandStatus; onFailure: (failure: unknown) => void }) {
  const t = useText();
  const format = useFormat();
  const host = useHost();
  const errors = useErrorText();
  const openTicket = useView((view) => view.openTicket);
  const { commandId, type, ticketId, ticketNumber, issuedAt, deviceSeq, status } = command;
  const time = useTicking((now) => format.short(issuedAt, now));
  const name = t((commandText as Record<string, Sentence>)[type] ?? { id: type, en: type });
  const { Icon, tone } = marks[status.kind];

  function act(run: (id: { commandId: string }) => Promise<unknown>): void {
    onFailure(null);
    run({ commandId }).catch(onFailure);
  }

  function words(): string {
    switch (status.kind) {
      case 'accepted':
        return t(status.noop ? settingsText.acceptedNoop : settingsText.accepted);
      case 'refused':
        return `${t(settingsText.refusedState)}. ${errors.refusal(status)}`;
      case 'parked':
        return t(settingsText.parkedState, { count: status.attempts });
      default:
        return t(settingsText[status.kind]);
    }
  }

  return (
    <tr>
      <td>{deviceSeq}</td>
      <td>{name}</td>
      <td>
        {ticketId !== null && (
          <button type="button" className={classes.link} onClick={() => openTicket(ticketId)}>
            #{ticketNumber ?? '?'}
          </button>
        )}
      </td>
      <td title={format.dateTime(issuedAt)}>{time}</td>
      <td>
        <span className={classes.state} data-tone={tone}>
          <Icon size={15} aria-hidden />
          <span>{words()}</span>
        </span>
      </td>
      <td className={classes.rowActions}>
        {status.kind === 'parked' && (
          <Button size="compact-xs" variant="light" aria-label={t(settingsText.retryOf, { command: name })} onClick={() => act(host.command.retry)}>
            {t(settingsText.retry)}
          </Button>
        )}
        {(status.kind === 'parked' || status.kind === 'refused') && (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={t(settingsText.dismissOf, { command: name })}
            onClick={() => act(host.command.dismiss)}
          >
            {t(settingsText.dismiss)}
          </Button>
        )}
      </td>
    </tr>
  );
}
