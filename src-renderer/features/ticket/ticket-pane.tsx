import { Button } from '@mantine/core';
import IconArrowMerge from '@tabler/icons-react/dist/esm/icons/IconArrowMerge.mjs';
import IconTicketOff from '@tabler/icons-react/dist/esm/icons/IconTicketOff.mjs';
import { useCallback } from 'react';
import { ticketText } from '#shared/text/ticket-text.ts';
import { timelineText } from '#shared/text/timeline-text.ts';
import { useTicking } from '../../state/server-time.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { errorCodeOf, useErrorText } from '../../state/use-error-text.ts';
import { useText } from '../../state/use-text.ts';
import { useView } from '../../state/view-state.ts';
import { AfterPause } from '../../ui/after-pause.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Composer } from './composer.tsx';
import { MacroRunner } from './macro-runner.tsx';
import { Notice } from './notice.tsx';
import { pendingWords } from './pending-words.ts';
import { PresenceLine } from './presence-line.tsx';
import { dayIn } from './snooze-times.ts';
import { TicketActions } from './ticket-actions.tsx';
import { TicketHeader } from './ticket-header.tsx';
import { Timeline } from './timeline.tsx';
import { newestSeq } from './timeline-rows.ts';
import { useAct } from './use-act.ts';
import { useDrafts } from './use-drafts.ts';
import { useNames } from './use-names.ts';
import { type OpenTicket, type TicketQuery, useTicket } from './use-ticket.ts';
import { useTimelineScroll } from './use-timeline-scroll.ts';
import { useViewing } from './use-viewing.ts';
import './ticket.css';

/** The ticket in front of the agent: who and what, the conversation, and where they write. */
export function TicketPane({ ticketId }: { ticketId: string }) {
  return <TicketScreen key={ticketId} ticketId={ticketId} />;
}

function TicketScreen({ ticketId }: { ticketId: string }) {
  const text = useText();
  const errorText = useErrorText();
  const { me } = useDirectory();
  const query = useTicket(ticketId);
  const drafts = useDrafts(me.id, ticketId, query.open?.draft);
  const { open, error, reload } = query;
  if (open !== undefined && drafts !== null && (error === null || errorCodeOf(error) !== 'NOT_FOUND')) {
    return <ShownTicket query={query} open={open} drafts={drafts} />;
  }
  if (error !== null) {
    const gone = errorCodeOf(error) === 'NOT_FOUND';
    return (
      <section className="tk-pane tk-pane-empty">
        <EmptyState
          icon={<IconTicketOff size={32} stroke={1.25} aria-hidden />}
          title={text(gone ? ticketText.notHereTitle : ticketText.failedTitle)}
          hint={gone ? text(ticketText.notHereHint) : errorText.error(error)}
        >
          {!gone && <Button onClick={reload}>{text(ticketText.tryAgain)}</Button>}
        </EmptyState>
      </section>
    );
  }
  // The same bands as a ticket that is there, so that nothing jumps when it comes.
  return (
    <section className="tk-pane" aria-busy="true" aria-label={text(ticketText.loading)}>
      <div className="tk-header tk-header-blank" />
      <AfterPause className="tk-timeline tk-waiting">
        <span>{text(ticketText.loading)}</span>
      </AfterPause>
    </section>
  );
}

type Shown = { query: TicketQuery; open: OpenTicket; drafts: NonNullable<ReturnType<typeof useDrafts>> };

function ShownTicket({ query, open, drafts }: Shown) {
  const text = useText();
  const directory = useDirectory();
  const openTicket = useView((view) => view.openTicket);
  const { act, actWithUndo, problem, dismiss } = useAct();
  const { ticket, contact, pending, viewers, customerTyping, work } = open;
  const names = useNames(contact.name === '' ? text(timelineText.customer) : contact.name);
  const scroll = useTimelineScroll(query.items, directory.me.id);
  const { seenSeq } = scroll;
  const readSeenSeq = useCallback(() => seenSeq.current, [seenSeq]);
  const { timeZone } = directory.workspace;
  const dayOf = useCallback((at: number) => dayIn(at, timeZone), [timeZone]);
  useViewing(ticket.id, newestSeq(query.items));
  const snoozed = useTicking((now) => ticket.snoozedUntil !== null && ticket.snoozedUntil > now);

  const others = viewers.filter((viewer) => viewer.agentId !== directory.me.id);
  const namesOf = (typing: boolean) => others.filter((viewer) => viewer.typing === typing).map((viewer) => names.agent(viewer.agentId));
  const ticketId = ticket.id;
  const lastArrived = scroll.arrived.at(-1);
  return (
    <section className="tk-pane" aria-label={text(ticketText.ticketRegion, { number: ticket.number })}>
      <header className="tk-header">
        <TicketHeader
          ticket={ticket}
          work={work}
          names={names}
          knownTags={directory.tags}
          pending={pendingWords(pending, text)}
          snoozed={snoozed}
          onSubject={(subject) => act({ type: 'ticket.setSubject', ticketId, subject })}
          onPriority={(priority) => void act({ type: 'ticket.setPriority', ticketId, priority })}
          onTags={(change) => void act({ type: 'ticket.setTags', ticketId, ...change })}
          onUnsnooze={() => void act({ type: 'ticket.snooze', ticketId, until: null })}
        />
        <div className="tk-actions">
          <TicketActions ticket={ticket} act={act} actWithUndo={actWithUndo} />
          <PresenceLine viewing={namesOf(false)} typing={namesOf(true)} />
        </div>
        {problem !== null && (
          <Notice tone="danger" closeLabel={text(ticketText.close)} onClose={dismiss}>
            {problem}
          </Notice>
        )}
        {ticket.mergedIntoId !== null && (
          <Notice
            tone="info"
            actions={
              <Button
                size="compact-xs"
                variant="default"
                leftSection={<IconArrowMerge size={14} aria-hidden />}
                onClick={() => openTicket(ticket.mergedIntoId ?? ticketId)}
              >
                {text(ticketText.openMerged)}
              </Button>
            }
          >
            {text(ticketText.mergedBanner)}
          </Notice>
        )}
      </header>
      <Timeline
        items={query.items}
        moreBefore={query.moreBefore}
        loadingOlder={query.loadingOlder}
        names={names}
        dayOf={dayOf}
        scroller={scroll.scroller}
        unseen={scroll.unseen}
        customerTyping={customerTyping}
        onScroll={scroll.onScroll}
        onLoadOlder={query.loadOlder}
        onToNewest={scroll.toNewest}
      />
      <Composer
        open={open}
        drafts={drafts}
        names={names}
        act={act}
        typists={namesOf(true)}
        seenSeq={readSeenSeq}
        onSent={scroll.toNewest}
        onLeave={() => scroll.scroller.current?.focus({ preventScroll: true })}
      />
      <MacroRunner open={open} onSent={scroll.toNewest} />
      <div className="tg-hidden" aria-live="polite">
        {lastArrived !== undefined &&
          text(timelineText.announceMessage, { name: names.author(lastArrived.author), text: lastArrived.text.slice(0, 200) })}
      </div>
    </section>
  );
}
