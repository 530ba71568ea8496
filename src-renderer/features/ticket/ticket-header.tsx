import { Menu, UnstyledButton } from '@mantine/core';
import IconChevronDown from '@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs';
import IconCloudUp from '@tabler/icons-react/dist/esm/icons/IconCloudUp.mjs';
import IconFlag from '@tabler/icons-react/dist/esm/icons/IconFlag.mjs';
import IconInbox from '@tabler/icons-react/dist/esm/icons/IconInbox.mjs';
import IconMoon from '@tabler/icons-react/dist/esm/icons/IconMoon.mjs';
import IconUser from '@tabler/icons-react/dist/esm/icons/IconUser.mjs';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import type { WorkTime } from '#shared/domain/sla/work-time.ts';
import { PRIORITIES, type Priority, type Ticket } from '#shared/domain/ticket/ticket.ts';
import { channelText, priorityText, statusText, ticketText } from '#shared/text/ticket-text.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { ChannelIcon } from '../../ui/channel-icon.tsx';
import { DueMark } from './due-mark.tsx';
import { SubjectField } from './subject-field.tsx';
import { TagsEditor } from './tags-editor.tsx';
import type { Names } from './use-names.ts';

type Props = {
  ticket: Ticket;
  work: WorkTime;
  names: Names;
  knownTags: readonly string[];
  /** What waits for the server, in words. */
  pending: readonly string[];
  snoozed: boolean;
  onSubject: (subject: string) => Promise<boolean>;
  onPriority: (priority: Priority) => void;
  onTags: (change: { add: string[]; remove: string[] }) => void;
  onUnsnooze: () => void;
};

const statusTones = { new: 'info', open: 'accent', waiting: 'warn', resolved: 'ok' } as const;

/** Who, about what, by when, whose. */
export function TicketHeader({ ticket, work, names, knownTags, pending, snoozed, onSubject, onPriority, onTags, onUnsnooze }: Props) {
  const text = useText();
  const format = useFormat();
  return (
    <>
      <div className="tk-title">
        <ChannelIcon kind={ticket.channel} label={text(channelText[ticket.channel])} size={18} />
        <h1 className="tk-contact tk-ellipsis">
          <bdi>{names.contact}</bdi>
        </h1>
        <span className="tk-quiet tg-numbers">#{ticket.number}</span>
        <span className={`tk-status tk-status-${statusTones[ticket.status]}`}>{text(statusText[ticket.status])}</span>
        <span className="tk-spring" />
        <DueMark ticket={ticket} work={work} />
      </div>
      <SubjectField key={ticket.id} subject={ticket.subject} onSave={onSubject} />
      <div className="tk-facts">
        <span className="tk-fact" title={text(ticketText.assignee)}>
          <IconUser size={14} aria-hidden />
          <span className="tg-hidden">{text(ticketText.assignee)}: </span>
          {ticket.assigneeId === null ? text(ticketText.unassigned) : names.agent(ticket.assigneeId)}
        </span>
        <span className="tk-fact" title={text(ticketText.queue)}>
          <IconInbox size={14} aria-hidden />
          <span className="tg-hidden">{text(ticketText.queue)}: </span>
          {names.queue(ticket.queueId)}
        </span>
        <PriorityMenu priority={ticket.priority} onPriority={onPriority} />
        {snoozed && ticket.snoozedUntil !== null && (
          <span className="tk-fact tk-tone-info">
            <IconMoon size={14} aria-hidden />
            {text(ticketText.snoozedUntil, { time: format.dateTime(ticket.snoozedUntil) })}
            <UnstyledButton className="tk-chip-x" aria-label={text(ticketText.unsnooze)} title={text(ticketText.unsnooze)} onClick={onUnsnooze}>
              <IconX size={12} aria-hidden />
            </UnstyledButton>
          </span>
        )}
        {pending.map((words) => (
          <span key={words} className="tk-fact tk-tone-warn">
            <IconCloudUp size={14} aria-hidden />
            {words}
          </span>
        ))}
        <TagsEditor tags={ticket.tags} known={knownTags} onChange={onTags} />
      </div>
    </>
  );
}

const priorityTones = { low: 'quiet', normal: 'quiet', high: 'warn', urgent: 'danger' } as const;

function PriorityMenu({ priority, onPriority }: { priority: Priority; onPriority: (priority: Priority) => void }) {
  const text = useText();
  const name = text(priorityText[priority]);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton className={`tk-chip tk-tone-${priorityTones[priority]}`} aria-label={text(ticketText.priorityIs, { priority: name })}>
          <IconFlag size={14} aria-hidden />
          {name}
          <IconChevronDown size={12} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown aria-label={text(ticketText.priority)}>
        {PRIORITIES.toReversed().map((value) => (
          <Menu.Item
            key={value}
            role="menuitemradio"
            aria-checked={value === priority}
            leftSection={<IconFlag size={14} className={`tk-tone-${priorityTones[value]}`} aria-hidden />}
            onClick={() => onPriority(value)}
          >
            {text(priorityText[value])}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
