import type { SlaKind, SlaTimer } from '../sla/sla-timer.ts';

/** All times are epoch milliseconds on the server's clock. */

export const CHANNELS = ['webchat', 'whatsapp', 'sms', 'email', 'social', 'call', 'walkIn'] as const;
export type ChannelKind = (typeof CHANNELS)[number];

export const STATUSES = ['new', 'open', 'waiting', 'resolved'] as const;
export type TicketStatus = (typeof STATUSES)[number];

/** Reports and views use only the category. */
export const STATUS_CATEGORIES = ['open', 'waiting', 'resolved'] as const;
export type StatusCategory = (typeof STATUS_CATEGORIES)[number];

export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof PRIORITIES)[number];

export type Ticket = {
  readonly id: string;
  readonly number: number;
  readonly queueId: string;
  /** Team of the queue: decides which consoles hold the ticket. */
  readonly teamId: string;
  readonly contactId: string;
  readonly channel: ChannelKind;
  readonly subject: string;
  readonly status: TicketStatus;
  /** `rev` at which the status last changed: what a status command compares with. */
  readonly statusRev: number;
  readonly priority: Priority;
  readonly assigneeId: string | null;
  readonly tags: readonly string[];
  readonly snoozedUntil: number | null;
  readonly mergedIntoId: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly resolvedAt: number | null;
  readonly resolvedById: string | null;
  /** Oldest customer message that no agent has answered yet. */
  readonly awaitingSince: number | null;
  /** Customer messages since the last public reply. */
  readonly awaitingCount: number;
  readonly lastInboundAt: number | null;
  readonly lastMessageAt: number | null;
  /** First 160 characters of the last public message, line breaks folded. */
  readonly preview: string;
  readonly previewDirection: 'in' | 'out' | null;
  /** Deadlines of the present round; a met one stays until the next begins. */
  readonly sla: readonly SlaTimer[];
  /** Raised by one by every transaction that changes the ticket. */
  readonly rev: number;
};

export type AttachmentRef = {
  /** SHA-256 of the content, lower-case hex: the name it is stored under. */
  readonly hash: string;
  readonly name: string;
  readonly mime: string;
  /** Bytes. */
  readonly size: number;
};

/** Where a reply goes, frozen when it is saved. */
export type Recipient = { readonly identityId: string; readonly channel: ChannelKind; readonly value: string };

export const DELIVERY_STATES = ['queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'unknown'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export type EntryAuthor =
  | { readonly kind: 'contact'; readonly id: string }
  | { readonly kind: 'agent'; readonly id: string }
  | { readonly kind: 'system' };

/** What a folded line in the timeline tells; ids are resolved to names where it is shown. */
export type TimelineEvent =
  | { readonly type: 'created'; readonly queueId: string }
  | { readonly type: 'assigned'; readonly fromId: string | null; readonly toId: string | null }
  | { readonly type: 'status'; readonly from: TicketStatus; readonly to: TicketStatus }
  | { readonly type: 'reopened' }
  | { readonly type: 'priority'; readonly from: Priority; readonly to: Priority }
  | { readonly type: 'tags'; readonly added: readonly string[]; readonly removed: readonly string[] }
  | { readonly type: 'subject'; readonly from: string; readonly to: string }
  | { readonly type: 'snoozed'; readonly until: number | null }
  | { readonly type: 'woke' }
  | { readonly type: 'transferred'; readonly fromQueueId: string; readonly toQueueId: string; readonly toAgentId: string | null }
  | { readonly type: 'mergedInto'; readonly ticketId: string; readonly number: number }
  | { readonly type: 'mergedFrom'; readonly ticketId: string; readonly number: number }
  | { readonly type: 'slaBreached'; readonly timer: SlaKind; readonly dueAt: number }
  | { readonly type: 'rated'; readonly rating: number; readonly comment: string }
  /** A low answer opened the matter for a lead: by the system, not by the customer's writing again. */
  | { readonly type: 'followUp'; readonly rating: number; readonly toAgentId: string | null };

type EntryBase = {
  /** Of an entry that a command makes: the command's id. */
  readonly id: string;
  readonly ticketId: string;
  readonly author: EntryAuthor;
  readonly at: number;
  /** Order within the ticket, given by the server; null while the entry is only here. */
  readonly seq: number | null;
  readonly rev: number;
};

export type MessageEntry = EntryBase & {
  readonly kind: 'message';
  readonly direction: 'in' | 'out';
  readonly channel: ChannelKind;
  readonly text: string;
  readonly attachments: readonly AttachmentRef[];
  readonly delivery: DeliveryState | null;
  readonly recipient: Recipient | null;
  /** Customer messages that arrived after the author last saw the ticket. */
  readonly wroteBeforeSeeing: number;
};

export type NoteEntry = EntryBase & { readonly kind: 'note'; readonly text: string; readonly attachments: readonly AttachmentRef[] };
export type EventEntry = EntryBase & { readonly kind: 'event'; readonly event: TimelineEvent };
export type Entry = MessageEntry | NoteEntry | EventEntry;

export function statusCategory(status: TicketStatus): StatusCategory {
  return status === 'new' ? 'open' : status;
}

export function previewOf(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 160);
}
