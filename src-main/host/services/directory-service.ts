import { CodedError } from '#shared/contract/errors.ts';
import type { Contact, Order } from '#shared/domain/contact/contact.ts';
import type { AgentState } from '#shared/domain/presence/agent-state.ts';
import type { Agent, Queue, Team, Workspace } from '#shared/domain/presence/directory.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { listUnsettled } from '../outbox/outbox-rows.ts';
import { getContact, ordersOfContact } from '../store/contact-store.ts';
import { getDirectory, listDirectory, listTags } from '../store/directory-store.ts';
import { type Rating, ratingsOfContact } from '../store/entry-store.ts';
import { type FoundContact, type FoundTicket, searchAll } from '../store/search-reader.ts';
import { ticketsOfContact } from '../store/ticket-store.ts';
import type { CurrentWork } from './work.ts';

export type DirectoryService = {
  get(): { workspace: Workspace; teams: Team[]; queues: Queue[]; agents: Agent[]; tags: string[] };
  contact(contactId: string): { contact: Contact; orders: Order[]; tickets: Ticket[]; ratings: Rating[] };
  search(text: string, limit: number): { tickets: FoundTicket[]; contacts: FoundContact[] };
  ownState(): { state: AgentState; since: number; pending: boolean };
};

export function createDirectoryService(current: CurrentWork): DirectoryService {
  return {
    get: () => {
      const { profile } = current();
      const db = profile.store.read;
      const workspace = getDirectory(db, 'workspace', profile.workspaceId);
      if (workspace === null) throw new CodedError('NOT_FOUND');
      return {
        workspace,
        teams: listDirectory(db, 'team').sort(byName),
        queues: listDirectory(db, 'queue').sort(byName),
        agents: listDirectory(db, 'agent').sort(byName),
        tags: listTags(db),
      };
    },
    contact: (contactId) => {
      const db = current().profile.store.read;
      const contact = getContact(db, contactId);
      if (contact === null) throw new CodedError('NOT_FOUND');
      return { contact, orders: ordersOfContact(db, contactId), tickets: ticketsOfContact(db, contactId), ratings: ratingsOfContact(db, contactId) };
    },
    search: (text, limit) => searchAll(current().profile.store.read, text, limit),
    ownState: () => {
      const { profile } = current();
      const agent = getDirectory(profile.store.read, 'agent', profile.agentId);
      const pending = listUnsettled(profile.store.read, { kind: 'agent', id: profile.agentId }).length > 0;
      return { state: agent?.state ?? 'offline', since: agent?.stateSince ?? 0, pending };
    },
  };
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name.localeCompare(b.name, 'id');
}
