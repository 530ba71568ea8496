import type { Contact, Order } from '#shared/domain/contact/contact.ts';
import type { Agent, Queue, ReplyTemplate, Team, Workspace } from '#shared/domain/presence/directory.ts';
import type { SlaSetup } from '#shared/domain/sla/choose.ts';
import type { Macro } from '#shared/domain/template/macro.ts';
import type { ChannelKind, Entry, Ticket } from '#shared/domain/ticket/ticket.ts';

export type SampleChannel = {
  readonly id: string;
  readonly kind: ChannelKind;
  readonly name: string;
  readonly publicKey: string;
  readonly queueId: string;
};

export type SampleDirectory = {
  readonly workspace: Workspace;
  readonly teams: readonly Team[];
  readonly queues: readonly Queue[];
  readonly agents: readonly Agent[];
  readonly channels: readonly SampleChannel[];
  readonly templates: readonly ReplyTemplate[];
  readonly sla: SlaSetup;
  readonly macros: readonly Macro[];
};

export type SampleCustomer = {
  readonly contact: Contact;
  /** Oldest first. */
  readonly orders: readonly Order[];
  /** How this customer usually writes. */
  readonly channel: ChannelKind;
  /** Of customers who use the web chat. */
  readonly conversationId: string | null;
};

/** A fact for the reports, as `ticket_event` keeps it. */
export type SampleEvent = {
  readonly id: string;
  readonly type: string;
  readonly at: number;
  readonly agentId: string | null;
  readonly queueId: string;
  readonly teamId: string;
  readonly data: Readonly<Record<string, unknown>>;
};

export type SampleRating = {
  readonly id: string;
  readonly agentId: string | null;
  readonly rating: number;
  readonly comment: string;
  readonly at: number;
};

export type SampleTicket = {
  readonly ticket: Ticket;
  /** In order, with `seq` 1, 2, 3... */
  readonly entries: readonly Entry[];
  readonly conversationId: string | null;
  /** Order within the conversation, one for each entry; null for what the customer does not see. */
  readonly places: readonly (number | null)[];
  readonly events: readonly SampleEvent[];
  readonly rating: SampleRating | null;
};

/** As it is after the newest ticket so far; a later one of the same id replaces it. */
export type SampleConversation = {
  readonly id: string;
  readonly contactId: string;
  readonly language: 'id' | 'en';
  readonly currentTicketId: string;
  readonly messageSeq: number;
  readonly agentSeenSeq: number;
  readonly visitorReadSeq: number;
  readonly createdAt: number;
};

/** First one `directory`, then all `customers`, then the `tickets`, oldest first. */
export type SampleBatch =
  | { readonly kind: 'directory'; readonly directory: SampleDirectory }
  | { readonly kind: 'customers'; readonly customers: readonly SampleCustomer[] }
  | { readonly kind: 'tickets'; readonly tickets: readonly SampleTicket[]; readonly conversations: readonly SampleConversation[] };
