import { Modal } from '@mantine/core';
import IconArrowBackUp from '@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs';
import IconArrowMerge from '@tabler/icons-react/dist/esm/icons/IconArrowMerge.mjs';
import IconArrowRight from '@tabler/icons-react/dist/esm/icons/IconArrowRight.mjs';
import IconBolt from '@tabler/icons-react/dist/esm/icons/IconBolt.mjs';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import IconHandGrab from '@tabler/icons-react/dist/esm/icons/IconHandGrab.mjs';
import IconHourglass from '@tabler/icons-react/dist/esm/icons/IconHourglass.mjs';
import IconMoodSmile from '@tabler/icons-react/dist/esm/icons/IconMoodSmile.mjs';
import IconMoon from '@tabler/icons-react/dist/esm/icons/IconMoon.mjs';
import IconUserMinus from '@tabler/icons-react/dist/esm/icons/IconUserMinus.mjs';
import { useState } from 'react';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import type { Sentence } from '#shared/text/languages.ts';
import { surveyLinkText } from '#shared/text/survey-text.ts';
import { ticketText } from '#shared/text/ticket-text.ts';
import { type ActionDefinition, runAction, useAction } from '../../state/actions.ts';
import { useMirror } from '../../state/mirror.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useText } from '../../state/use-text.ts';
import { ActionBar, type BarAction, BarButton } from './action-bar.tsx';
import { MergePicker } from './merge-picker.tsx';
import { SnoozeForm } from './snooze-form.tsx';
import { SurveyLinkForm } from './survey-link-form.tsx';
import { ticketKeys, useShownKeys } from './ticket-keys.ts';
import { TransferForm } from './transfer-form.tsx';
import type { Act, ActWithUndo } from './use-act.ts';

type Dialog = 'snooze' | 'transfer' | 'merge' | 'survey';
const dialogTitles = {
  snooze: ticketText.snoozeTitle,
  transfer: ticketText.transferTitle,
  merge: ticketText.mergeTitle,
  survey: surveyLinkText.title,
} as const;

/** The ticket's commands as buttons, keys and entries of the palette. What may be done is the host's to say. */
export function TicketActions({ ticket, act, actWithUndo }: { ticket: Ticket; act: Act; actWithUndo: ActWithUndo }) {
  const text = useText();
  const keys = useShownKeys();
  const directory = useDirectory();
  const online = useMirror((mirror) => mirror.sync?.connection.state === 'online');
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const ticketId = ticket.id;
  const mine = ticket.assigneeId === directory.me.id;
  const live = ticket.mergedIntoId === null;
  const resolved = ticket.status === 'resolved';
  const { number } = ticket;
  const setStatus = (status: 'open' | 'waiting' | 'resolved', said: Sentence) =>
    actWithUndo({ type: 'ticket.setStatus', ticketId, status, baseStatusRev: ticket.statusRev }, text(said, { number }));
  const run = {
    take: () => void act({ type: 'ticket.claim', ticketId }),
    release: () => void actWithUndo({ type: 'ticket.release', ticketId }, text(ticketText.didRelease, { number })),
    resolve: () => void setStatus('resolved', ticketText.didResolve),
    wait: () => void setStatus('waiting', ticketText.didWait),
    reopen: () => void setStatus('open', ticketText.didReopen),
    snooze: () => setDialog('snooze'),
    transfer: () => setDialog('transfer'),
    merge: () => setDialog('merge'),
    survey: () => setDialog('survey'),
  };
  const offered = {
    take: live && !mine && !resolved,
    release: live && mine,
    resolve: live && !resolved,
    wait: live && !resolved && ticket.status !== 'waiting',
    reopen: live && (resolved || ticket.status === 'waiting'),
    snooze: live && !resolved,
    transfer: live,
    merge: live,
    survey: live && resolved,
  };
  useAction({ ...ticketKeys.take, run: run.take, enabled: offered.take });
  useAction({ ...ticketKeys.release, run: run.release, enabled: offered.release });
  useAction({ ...ticketKeys.resolve, run: run.resolve, enabled: offered.resolve });
  useAction({ ...ticketKeys.wait, run: run.wait, enabled: offered.wait });
  useAction({ ...ticketKeys.reopen, run: run.reopen, enabled: offered.reopen });
  useAction({ ...ticketKeys.snooze, run: run.snooze, enabled: offered.snooze });
  useAction({ ...ticketKeys.transfer, run: run.transfer, enabled: offered.transfer });
  useAction({ ...ticketKeys.survey, run: run.survey, enabled: offered.survey });
  useAction({ ...ticketKeys.merge, run: run.merge, enabled: offered.merge && online });

  const button = (action: ActionDefinition, more: Pick<BarAction, 'icon' | 'run'> & Partial<BarAction>): BarAction => ({
    id: action.id,
    label: text(action.label),
    keys: keys(action),
    ...more,
  });
  const takeLabel = text(ticket.assigneeId === null ? ticketText.take : ticketText.takeOver);
  const bar = [
    offered.take && button(ticketKeys.take, { icon: IconHandGrab, run: run.take, label: takeLabel, primary: true }),
    offered.resolve &&
      button(ticketKeys.resolve, { icon: IconCircleCheck, run: run.resolve, label: text(ticketText.resolve), primary: !offered.take }),
    offered.reopen && button(ticketKeys.reopen, { icon: IconArrowBackUp, run: run.reopen, primary: resolved }),
    offered.survey && button(ticketKeys.survey, { icon: IconMoodSmile, run: run.survey }),
    offered.wait && button(ticketKeys.wait, { icon: IconHourglass, run: run.wait, short: text(ticketText.waitShort) }),
    offered.snooze && button(ticketKeys.snooze, { icon: IconMoon, run: run.snooze, label: text(ticketText.snooze) }),
    offered.transfer && button(ticketKeys.transfer, { icon: IconArrowRight, run: run.transfer, label: text(ticketText.transfer) }),
    live && button(ticketKeys.macro, { icon: IconBolt, run: () => runAction(ticketKeys.macro.id), label: text(ticketText.macro) }),
    offered.merge && button(ticketKeys.merge, { icon: IconArrowMerge, run: run.merge, disabled: online ? null : text(ticketText.mergeOffline) }),
    offered.release && button(ticketKeys.release, { icon: IconUserMinus, run: run.release }),
  ].filter((action) => action !== false);

  const closeAfter = (done: Promise<boolean>) => void done.then((ok) => ok && setDialog(null));
  const close = () => setDialog(null);
  return (
    <>
      <ActionBar label={text(ticketText.actions)}>
        {bar.map((action) => (
          <BarButton key={action.id} action={action} />
        ))}
      </ActionBar>
      <Modal
        opened={dialog !== null}
        onClose={close}
        title={dialog === null ? '' : text(dialogTitles[dialog])}
        closeButtonProps={{ 'aria-label': text(ticketText.close) }}
      >
        {dialog === 'snooze' && (
          <SnoozeForm
            timeZone={directory.workspace.timeZone}
            onSnooze={(until) => closeAfter(actWithUndo({ type: 'ticket.snooze', ticketId, until }, text(ticketText.didSnooze, { number })))}
          />
        )}
        {dialog === 'transfer' && (
          <TransferForm
            ticket={ticket}
            queues={directory.queues}
            teams={directory.teams}
            agents={directory.agents}
            meId={directory.me.id}
            onTransfer={(target) =>
              closeAfter(actWithUndo({ type: 'ticket.transfer', ticketId, ...target }, text(ticketText.didTransfer, { number })))
            }
          />
        )}
        {dialog === 'survey' && <SurveyLinkForm ticket={ticket} />}
        {dialog === 'merge' && (
          <MergePicker ticket={ticket} onMerge={(into) => closeAfter(act({ type: 'ticket.merge', ticketId, intoTicketId: into.id }))} />
        )}
      </Modal>
    </>
  );
}
