import { Button, CloseButton } from '@mantine/core';
import IconAlarm from '@tabler/icons-react/dist/esm/icons/IconAlarm.mjs';
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconUserCheck from '@tabler/icons-react/dist/esm/icons/IconUserCheck.mjs';
import { useEffect } from 'react';
import { commandText, frameText } from '#shared/text/frame-text.ts';
import type { Sentence } from '#shared/text/languages.ts';
import { slaKindText } from '#shared/text/sla-text.ts';
import { useHost } from '../../host-client/host-context.tsx';
import { hostFeed } from '../../state/host-feed.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { useView } from '../../state/view-state.ts';
import classes from './notices.module.css';
import { type Notice, removeAllNotices, removeNotice, useNotices } from './notices-store.ts';

const SHOWN = 3;

/** What needs an eye but takes no focus: refused commands with their reason and a way on, tickets given to the agent. */
export function Notices() {
  const t = useText();
  const notices = useNotices((state) => state.notices);
  useForgetSettledRefusals();
  return (
    <section className={classes.stack} aria-label={t(frameText.notices)} aria-live="polite">
      {notices.length > SHOWN && (
        <div className={classes.more}>
          <span>{t(frameText.more, { count: notices.length - SHOWN })}</span>
          <Button size="compact-xs" variant="subtle" onClick={removeAllNotices}>
            {t(frameText.dismissAll)}
          </Button>
        </div>
      )}
      {notices.slice(0, SHOWN).map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </section>
  );
}

function NoticeCard({ notice }: { notice: Notice }) {
  const t = useText();
  const host = useHost();
  const words = useNoticeWords(notice);
  const openTicket = useView((view) => view.openTicket);
  const ticketId =
    notice.kind === 'refused' ? notice.command.ticketId : notice.kind === 'assigned' || notice.kind === 'deadline' ? notice.ticketId : null;

  function dismiss(): void {
    removeNotice(notice.id);
    // When the host cannot take it off the list now, it stays in the sync ledger, where it can be dismissed again.
    if (notice.kind === 'refused') host.command.dismiss({ commandId: notice.id }).catch(() => undefined);
  }

  return (
    <div className={classes.notice} data-tone={notice.kind === 'assigned' ? 'info' : notice.kind === 'deadline' ? 'warn' : 'danger'}>
      <NoticeIcon kind={notice.kind} />
      <div className={classes.body}>
        <div className={classes.title}>{words.title}</div>
        {words.body !== '' && <div>{words.body}</div>}
        {words.kept !== '' && <div className={classes.kept}>{words.kept}</div>}
        {ticketId !== null && (
          <Button
            size="compact-xs"
            variant="light"
            mt={6}
            onClick={() => {
              removeNotice(notice.id);
              openTicket(ticketId);
            }}
          >
            {t(frameText.openTicket)}
          </Button>
        )}
      </div>
      <CloseButton size="sm" aria-label={t(frameText.dismiss)} onClick={dismiss} />
    </div>
  );
}

function NoticeIcon({ kind }: { kind: Notice['kind'] }) {
  if (kind === 'assigned') return <IconUserCheck size={18} aria-hidden />;
  return kind === 'deadline' ? <IconAlarm size={18} aria-hidden /> : <IconAlertTriangle size={18} aria-hidden />;
}

function useNoticeWords(notice: Notice): { title: string; body: string; kept: string } {
  const t = useText();
  const errors = useErrorText();
  const format = useFormat();
  const { agentName } = useDirectory();
  switch (notice.kind) {
    case 'refused': {
      const { type, ticketNumber, status, text } = notice.command;
      const command = t((commandText as Record<string, Sentence>)[type] ?? { id: type, en: type });
      const title =
        ticketNumber === null ? t(frameText.refusedTitle, { command }) : t(frameText.refusedTitleTicket, { command, number: ticketNumber });
      return { title, body: status.kind === 'refused' ? errors.refusal(status) : '', kept: text === null ? '' : t(frameText.textKept) };
    }
    case 'deadline':
      return {
        title: t(frameText.deadlineTitle, { kind: t(slaKindText[notice.timer]) }),
        body: t(frameText.deadlineBody, { number: notice.number, name: notice.contactName, time: format.time(notice.dueAt) }),
        kept: '',
      };
    case 'assigned': {
      const agent = agentName(notice.byAgentId);
      const values = { agent, number: notice.number, name: notice.contactName };
      return { title: t(frameText.assignedTitle), body: t(agent === '' ? frameText.assignedBody : frameText.assignedBy, values), kept: '' };
    }
    case 'damaged':
      return { title: t(frameText.damagedTitle), body: t(frameText.damagedBody, { file: notice.file, count: notice.commandsFound }), kept: '' };
    case 'commandsLost':
      return { title: t(frameText.lostTitle), body: t(frameText.lostBody, { count: notice.count }), kept: '' };
    case 'failure':
      return { title: notice.text, body: '', kept: '' };
  }
}

/** A refusal that was settled elsewhere (in its ticket, in the ledger) leaves the screen. */
function useForgetSettledRefusals(): void {
  const host = useHost();
  useEffect(
    () =>
      hostFeed.subscribe((batch) => {
        const shown = useNotices.getState().notices.filter((notice) => notice.kind === 'refused');
        if (shown.length === 0 || !batch.topics.includes('outbox')) return;
        host.sync.ledger({ limit: 500 }).then(
          ({ commands }) => {
            const refused = new Set(commands.filter((command) => command.status.kind === 'refused').map((command) => command.commandId));
            for (const notice of shown) if (!refused.has(notice.id)) removeNotice(notice.id);
          },
          () => undefined,
        );
      }),
    [host],
  );
}
