import type { ContactEdit } from '../contact/contact.ts';
import type { AgentState } from '../presence/agent-state.ts';
import type { AttachmentRef, Priority, Recipient, TicketStatus } from '../ticket/ticket.ts';

export type TemplateUse = { readonly templateId: string; readonly edited: boolean };

/** What an agent asks for, by type. Each is immutable once saved; a correction is a new command. */
export type TicketCommandBody =
  | { readonly type: 'ticket.claim'; readonly ticketId: string }
  | { readonly type: 'ticket.release'; readonly ticketId: string }
  | {
      readonly type: 'ticket.reply';
      readonly ticketId: string;
      readonly text: string;
      readonly attachments: readonly AttachmentRef[];
      readonly recipient: Recipient;
      /** `seq` of the newest entry the author had in front of them. */
      readonly seenSeq: number;
      /** Set by a person who was shown what arrived meanwhile and sends all the same. */
      readonly reviewed: boolean;
      /** Templates the text was made from, and whether the author changed their words. */
      readonly templates?: readonly TemplateUse[] | undefined;
    }
  | { readonly type: 'ticket.note'; readonly ticketId: string; readonly text: string; readonly attachments: readonly AttachmentRef[] }
  | {
      readonly type: 'ticket.setStatus';
      readonly ticketId: string;
      readonly status: Exclude<TicketStatus, 'new'>;
      readonly baseStatusRev: number;
      /** `seq` of the newest entry that the author's console held; absent: not known. */
      readonly seenSeq?: number | undefined;
    }
  | { readonly type: 'ticket.setPriority'; readonly ticketId: string; readonly priority: Priority }
  | { readonly type: 'ticket.setTags'; readonly ticketId: string; readonly add: readonly string[]; readonly remove: readonly string[] }
  | { readonly type: 'ticket.setSubject'; readonly ticketId: string; readonly subject: string }
  | { readonly type: 'ticket.snooze'; readonly ticketId: string; readonly until: number | null }
  | { readonly type: 'ticket.transfer'; readonly ticketId: string; readonly queueId: string; readonly agentId: string | null; readonly note: string }
  | { readonly type: 'ticket.merge'; readonly ticketId: string; readonly intoTicketId: string };

export type ContactCommandBody =
  | { readonly type: 'contact.edit'; readonly contactId: string; readonly edit: ContactEdit }
  /** Everything of `contactId` is shown with `intoContactId` from now on; nothing is thrown away. */
  | { readonly type: 'contact.merge'; readonly contactId: string; readonly intoContactId: string }
  | { readonly type: 'contact.unmerge'; readonly contactId: string };
export type AgentCommandBody =
  | { readonly type: 'agent.setState'; readonly state: AgentState }
  /** The agent had the ticket in front of them and was active, in server time as well as it is known. */
  | { readonly type: 'agent.activity'; readonly ticketId: string; readonly from: number; readonly to: number };
export type CommandBody = TicketCommandBody | ContactCommandBody | AgentCommandBody;
export type CommandType = CommandBody['type'];

export type Command = {
  /** UUIDv7, made once when the agent acts. */
  readonly id: string;
  /** 1, 2, 3... per device and workspace, without a gap. */
  readonly deviceSeq: number;
  readonly version: 1;
  readonly body: CommandBody;
  /** SHA-256 (hex) of the canonical JSON of `body`. */
  readonly bodyHash: string;
  /** Revision of the ticket or contact that the agent saw; null where there is none. */
  readonly baseRev: number | null;
  /** The agent's clock: for display only. */
  readonly issuedAt: number;
  /** Last server time this device had seen when the agent acted; null before the first contact. */
  readonly lastServerTime: number | null;
};

export const REFUSAL_CODES = [
  'NOT_FOUND',
  'NOT_ALLOWED',
  'TAKEN',
  'NOT_OWNER',
  'STALE_STATUS',
  'REOPENED',
  'ILLEGAL_STATUS',
  'NEEDS_REVIEW',
  'MERGED',
  'ALREADY_MERGED',
  'SAME_TICKET',
  'OTHER_CONTACT',
  'OTHER_RECORD',
  'OTHER_CHANNEL',
  'TARGET_NOT_FOUND',
  'RECIPIENT_GONE',
  'ATTACHMENT_MISSING',
  'SNOOZE_IN_PAST',
  'IDENTITY_TAKEN',
  'IDENTITY_INVALID',
  'CONTACT_NOT_FOUND',
  'SAME_CONTACT',
  'CONTACT_MERGED',
  'EMPTY',
  'EXPIRED_ID',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Facts that the sentence shown to the agent names; ids are resolved where it is shown. */
export type RefusalDetail = {
  readonly agentId?: string | undefined;
  readonly at?: number | undefined;
  readonly status?: TicketStatus | undefined;
  readonly count?: number | undefined;
  readonly ticketNumber?: number | undefined;
};

export type Refusal = { readonly code: RefusalCode; readonly detail: RefusalDetail };

export type Outcome =
  | {
      readonly commandId: string;
      readonly status: 'accepted';
      /** The state asked for was there already. */
      readonly noop: boolean;
      /** Revision of the entity (ticket, contact or agent) that holds the effect; the overlay is dropped once the local copy has it. */
      readonly rev: number;
    }
  | { readonly commandId: string; readonly status: 'refused'; readonly code: RefusalCode; readonly detail: RefusalDetail };

export function ticketIdOf(body: CommandBody): string | null {
  return 'ticketId' in body && body.type !== 'agent.activity' ? body.ticketId : null;
}

/** Text the agent typed, to be given back when the command is refused. */
export function typedTextOf(body: CommandBody): string | null {
  switch (body.type) {
    case 'ticket.reply':
    case 'ticket.note':
      return body.text;
    case 'ticket.transfer':
      return body.note === '' ? null : body.note;
    default:
      return null;
  }
}

export function isTicketCommand(body: CommandBody): body is TicketCommandBody {
  return body.type.startsWith('ticket.');
}
