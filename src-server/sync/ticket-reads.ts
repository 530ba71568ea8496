import type { IdentityKind } from '#shared/domain/contact/contact.ts';
import type { TicketCommandBody } from '#shared/domain/sync/command.ts';
import type { Query } from './command-reads.ts';

type Reply = Extract<TicketCommandBody, { type: 'ticket.reply' }>;
type Transfer = Extract<TicketCommandBody, { type: 'ticket.transfer' }>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export type ConversationFacts = { readonly id: string; readonly current_ticket_id: string | null; readonly message_seq: number };

/** The conversation of a webchat identity: its value is the conversation's id. */
export const lockConversationOf = (workspaceId: string, body: Reply): Query => ({
  name: 'ticket-conversation',
  text: 'select id, current_ticket_id, message_seq from conversation where workspace_id = $1 and id = $2 for update',
  values: [workspaceId, body.recipient.channel === 'webchat' && uuid.test(body.recipient.value) ? body.recipient.value : null],
});

export const lockConversationsAt = (workspaceId: string, ticketId: string): Query => ({
  name: 'ticket-conversations-at',
  text: 'select id, current_ticket_id, message_seq from conversation where workspace_id = $1 and current_ticket_id = $2 order by id for update',
  values: [workspaceId, ticketId],
});

/** Whose visitors are to be told; nothing of them is written. */
export const readConversationsAt = (workspaceId: string, ticketId: string): Query => ({
  name: 'ticket-conversations-told',
  text: 'select id, current_ticket_id, message_seq from conversation where workspace_id = $1 and current_ticket_id = $2',
  values: [workspaceId, ticketId],
});

export type ReplyFacts = {
  readonly identity: { readonly kind: IdentityKind; readonly value: string; readonly contactId: string } | null;
  readonly unseen: number;
  readonly owner_changed: boolean;
};

export const readReplyFacts = (workspaceId: string, agentId: string, body: Reply): Query => ({
  name: 'ticket-reply-facts',
  text: `
    select
      (select jsonb_build_object('kind', i.kind, 'value', i.value, 'contactId', i.contact_id)
         from contact_identity i where i.workspace_id = $1 and i.id = $4) as identity,
      (select count(*) from entry e where e.workspace_id = $1 and e.ticket_id = $2 and e.seq > $5
         and e.kind = 'message' and e.author_kind <> 'system' and e.author_id is distinct from $3) as unseen,
      exists (select from entry e where e.workspace_id = $1 and e.ticket_id = $2 and e.seq > $5
         and e.kind = 'event' and e.event ->> 'type' in ('assigned', 'transferred') and e.author_id is distinct from $3) as owner_changed`,
  values: [workspaceId, body.ticketId, agentId, body.recipient.identityId, body.seenSeq],
});

/** How many of the customer's messages came after entry `seenSeq`. */
export const readUnseen = (workspaceId: string, ticketId: string, seenSeq: number): Query => ({
  name: 'ticket-unseen',
  text: `select count(*) as unseen from entry where workspace_id = $1 and ticket_id = $2 and seq > $3 and direction = 'in'`,
  values: [workspaceId, ticketId, seenSeq],
});

/** Held until the commit, so that none is taken away as unused before the message that uses it is there. */
export const lockAttachments = (workspaceId: string, hashes: readonly string[]): Query => ({
  name: 'ticket-attachments',
  text: 'select hash from attachment where workspace_id = $1 and hash = any($2::text[]) order by hash for key share',
  values: [workspaceId, hashes],
});

/** Whether the status as it is comes from an earlier command of this author; a command's entry has the command's id. */
export const readStatusIsOwn = (workspaceId: string, agentId: string, ticketId: string, commandId: string): Query => ({
  name: 'ticket-status-own',
  text: `
    select exists (
      select from ticket t
        join entry e on e.workspace_id = t.workspace_id and e.ticket_id = t.id
        join command c on c.workspace_id = t.workspace_id and c.id = e.id
      where t.workspace_id = $1 and t.id = $3 and c.agent_id = $2 and c.id < $4 and (c.outcome ->> 'rev')::bigint = t.status_rev
    ) as own`,
  values: [workspaceId, agentId, ticketId, commandId],
});

export type TransferFacts = {
  readonly team_id: string | null;
  readonly serves: boolean;
  readonly entry_ids: readonly string[];
  readonly answer_ids: readonly string[];
};

/** The queue's team, whether the agent named serves it, and the entries and survey answers that the new team has to be given. */
export const readTransferFacts = (workspaceId: string, body: Transfer): Query => ({
  name: 'ticket-transfer-facts',
  text: `
    select q.team_id,
      exists (select from agent a where a.workspace_id = $1 and a.id = $3 and a.active and (a.role = 'admin' or exists (
        select from agent_team t where t.workspace_id = $1 and t.agent_id = a.id and t.team_id = q.team_id))) as serves,
      (select coalesce(array_agg(e.id order by e.seq), '{}') from entry e where e.workspace_id = $1 and e.ticket_id = $4) as entry_ids,
      (select coalesce(array_agg(s.id order by s.id), '{}') from survey_answer s where s.workspace_id = $1 and s.ticket_id = $4) as answer_ids
    from queue q where q.workspace_id = $1 and q.id = $2`,
  values: [workspaceId, body.queueId, body.agentId, body.ticketId],
});

/** Whether the records of both tickets are shown with one customer. */
export const readSameCustomer = (workspaceId: string, ticketIds: readonly string[]): Query => ({
  name: 'ticket-same-customer',
  text: `
    select count(distinct r.root_id) = 1 as same from contact_roots($1, array(
      select t.contact_id from ticket t where t.workspace_id = $1 and t.id = any($2::uuid[]))) r`,
  values: [workspaceId, ticketIds],
});
