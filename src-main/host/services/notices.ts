import type { Clock } from '#shared/base/clock.ts';
import type { CommandStatus } from '#shared/contract/console/console-shapes.ts';
import { isQuiet, minuteOfDay } from '#shared/domain/notice/quiet-hours.ts';
import type { Change } from '#shared/domain/sync/change.ts';
import type { Entry, Ticket } from '#shared/domain/ticket/ticket.ts';
import { previewOf } from '#shared/domain/ticket/ticket.ts';
import { say } from '#shared/text/languages.ts';
import { noticeText } from '#shared/text/notice-text.ts';
import { refusalText } from '#shared/text/refusal-text.ts';
import { slaKindText } from '#shared/text/sla-text.ts';
import { actorOf } from '../outbox/actor.ts';
import type { DesktopNotice, Notifier } from '../ports/host-ports.ts';
import { getContact } from '../store/contact-store.ts';
import { getTicket } from '../store/ticket-store.ts';
import type { ChangeHub, Notice } from './change-hub.ts';
import type { DeadlineNotice } from './deadline-watch.ts';
import type { SettingsService } from './settings-service.ts';
import type { Work } from './work.ts';

/** Says what the agent should hear of: in the window by the hub, outside it by the system. */
export type Notices = {
  arrived(work: Work, changes: readonly Change[]): void;
  refused(command: CommandStatus): void;
  /** A deadline of one of the agent's tickets comes near. */
  deadline(work: Pick<Work, 'front'>, notice: DeadlineNotice): void;
};

/** What a console that was away for longer catches up with is not announced. */
const STALE_MS = 600_000;
const MANY = 3;

export function createNotices(hub: ChangeHub, notifier: Notifier, settings: SettingsService, clock: Pick<Clock, 'now'>): Notices {
  const show = (notice: DesktopNotice): void => {
    const { notifications, quietHours } = settings.get();
    if (notifications && !isQuiet(quietHours, minuteOfDay(clock.now()))) notifier.notify(notice);
  };
  return {
    arrived: (work, changes) => {
      const notices = changes.flatMap((change) => (change.op === 'upsert' && change.kind === 'entry' ? noticeOf(work, change.entity) : []));
      const { language } = settings.get();
      for (const notice of notices) hub.notice(notice);
      const messages = notices.filter((notice) => notice.kind === 'message');
      if (messages.length > MANY) {
        show({ title: say(language, noticeText.messages, { count: messages.length }), body: say(language, noticeText.messagesBody), ticketId: null });
      }
      for (const notice of notices) {
        if (notice.kind === 'message' && messages.length <= MANY) {
          const title = say(language, noticeText.message, { name: notice.contactName, number: notice.number });
          show({ title, body: notice.preview, ticketId: notice.ticketId });
        }
        if (notice.kind === 'assigned') {
          show({ title: say(language, noticeText.assigned, { number: notice.number }), body: notice.contactName, ticketId: notice.ticketId });
        }
      }
    },
    deadline: ({ front }, notice) => {
      if (front.ticketId === notice.ticketId) return;
      hub.notice(notice);
      const { language } = settings.get();
      const kind = say(language, slaKindText[notice.timer]);
      show({ title: say(language, noticeText.deadline, { kind, number: notice.number }), body: notice.contactName, ticketId: notice.ticketId });
    },
    refused: (command) => {
      hub.notice({ kind: 'refused', command });
      if (command.status.kind !== 'refused') return;
      const { language } = settings.get();
      const title =
        command.ticketNumber === null
          ? say(language, noticeText.refused)
          : say(language, noticeText.refusedOnTicket, { number: command.ticketNumber });
      // Names in the sentence are the window's to resolve; outside it the plain beginning says enough.
      const body = say(language, refusalText[command.status.code]);
      show({ title, body: body.includes('{') ? '' : body, ticketId: command.ticketId });
    },
  };
}

function noticeOf({ profile, serverClock, front }: Work, entry: Entry): Notice[] {
  const db = profile.store.read;
  if (entry.at < serverClock.now() - STALE_MS || front.ticketId === entry.ticketId) return [];
  const ticket = getTicket(db, entry.ticketId);
  if (ticket === null) return [];
  const base = { ticketId: ticket.id, number: ticket.number, contactName: getContact(db, ticket.contactId)?.name ?? '' };
  if (entry.kind === 'message' && entry.direction === 'in') {
    const { teamIds } = actorOf(db, profile.agentId);
    if (!concerns(ticket, profile.agentId, teamIds)) return [];
    return [{ kind: 'message', ...base, preview: previewOf(entry.text) || (entry.attachments[0]?.name ?? '') }];
  }
  const mine = entry.author.kind === 'agent' && entry.author.id === profile.agentId;
  if (entry.kind !== 'event' || mine || ticket.assigneeId !== profile.agentId) return [];
  const { event } = entry;
  const toMe = (event.type === 'assigned' && event.toId === profile.agentId) || (event.type === 'transferred' && event.toAgentId === profile.agentId);
  return toMe ? [{ kind: 'assigned', ...base, byAgentId: entry.author.kind === 'agent' ? entry.author.id : null }] : [];
}

function concerns(ticket: Ticket, agentId: string, teamIds: readonly string[]): boolean {
  if (ticket.mergedIntoId !== null) return false;
  return ticket.assigneeId === agentId || (ticket.assigneeId === null && teamIds.includes(ticket.teamId));
}
