import { CodedError } from '#shared/contract/errors.ts';
import { maySeeConfig } from '#shared/domain/config/config.ts';
import type { ReplyTemplate, TemplateStatus } from '#shared/domain/presence/directory.ts';
import type { Macro } from '#shared/domain/template/macro.ts';
import { type MacroPlan, planMacro } from '#shared/domain/template/macro-plan.ts';
import { type Preference, pickTemplates, type Searchable } from '#shared/domain/template/pick.ts';
import { maySeeTemplate } from '#shared/domain/template/rights.ts';
import { actorOf } from '../outbox/actor.ts';
import { getContact } from '../store/contact-store.ts';
import { getDirectory } from '../store/directory-store.ts';
import { lastSeq } from '../store/entry-store.ts';
import { getTemplate } from '../store/template-store.ts';
import { getTicket } from '../store/ticket-store.ts';
import { templateBookOf } from './template-book.ts';
import { factsOf, fillFrom, recipientOn } from './template-facts.ts';
import type { Work } from './work.ts';

export type LibraryAsk = {
  readonly query: string;
  readonly topic: string | null;
  readonly language: 'id' | 'en' | null;
  readonly scope: 'all' | 'workspace' | 'team' | 'personal';
  readonly status: TemplateStatus | null;
  readonly offset: number;
  readonly limit: number;
};

/** What this agent may know of. */
export function seen({ profile }: Work): Searchable[] {
  const actor = actorOf(profile.store.read, profile.agentId);
  return templateBookOf(profile.store)
    .all()
    .filter(({ template }) => maySeeTemplate(actor, template));
}

/** What this agent may answer with. */
export const offered = (work: Work): Searchable[] => seen(work).filter(({ template }) => template.status === 'published');

export function visible({ profile }: Work, templateId: string): ReplyTemplate | null {
  const template = getTemplate(profile.store.read, templateId);
  return template !== null && maySeeTemplate(actorOf(profile.store.read, profile.agentId), template) ? template : null;
}

/** On a ticket its customer's language and its team come first, else the teams of the agent. */
export function preferenceOf({ profile }: Work, ticketId: string | null): Preference {
  const { read } = profile.store;
  const ticket = ticketId === null ? null : getTicket(read, ticketId);
  const { teamIds } = actorOf(read, profile.agentId);
  return {
    language: ticket === null ? null : (getContact(read, ticket.contactId)?.language ?? null),
    teamIds: ticket === null ? teamIds : [ticket.teamId],
    agentId: profile.agentId,
    uses: templateBookOf(profile.store).useCounts(),
  };
}

/** Made once: comparing by a collator of its own is many times quicker than `localeCompare`. */
const collator = new Intl.Collator('id');

export const byTopicAndTitle = (a: ReplyTemplate, b: ReplyTemplate): number =>
  collator.compare(a.topic, b.topic) || collator.compare(a.title, b.title);

/** The agent's part of the library, a page of it, and every topic there is. */
export function library(
  work: Work,
  { query, topic, language, scope, status, offset, limit }: LibraryAsk,
): { rows: ReplyTemplate[]; total: number; topics: string[] } {
  const inScope = {
    all: () => true,
    workspace: ({ teamId, agentId }: ReplyTemplate) => teamId === null && agentId === null,
    team: ({ teamId }: ReplyTemplate) => teamId !== null,
    personal: ({ teamId, agentId }: ReplyTemplate) => teamId === null && agentId === work.profile.agentId,
  }[scope];
  const all = seen(work);
  const items = all.filter(
    ({ template }) =>
      inScope(template) &&
      (topic === null || template.topic === topic) &&
      (language === null || template.language === language) &&
      (status === null || template.status === status),
  );
  const found = pickTemplates(items, query, preferenceOf(work, null), items.length);
  if (query.trim() === '') found.sort(byTopicAndTitle);
  const topics = [...new Set(all.map(({ template }) => template.topic))].filter((name) => name !== '').sort(collator.compare);
  return { rows: found.slice(offset, offset + limit), total: found.length, topics };
}

/** What the macro would do to the ticket now. Throws NOT_FOUND. */
export function previewMacro(work: Work, macroId: string, ticketId: string): MacroPlan & { readonly macro: Macro } {
  const { profile, serverClock } = work;
  const { read } = profile.store;
  const actor = actorOf(read, profile.agentId);
  const macro = getDirectory(read, 'macro', macroId);
  const ticket = getTicket(read, ticketId);
  const facts = factsOf(work, ticketId);
  if (macro === null || ticket === null || facts === null || !maySeeConfig(actor, { kind: 'macro', row: macro })) throw new CodedError('NOT_FOUND');
  const plan = planMacro(macro, ticket, {
    actor,
    now: serverClock.now(),
    recipient: recipientOn(getContact(read, ticket.contactId), ticket),
    seenSeq: lastSeq(read, ticketId),
    template: (id) => {
      const template = visible(work, id);
      return template?.status === 'published' ? template : null;
    },
    fill: (template) => ({ ...fillFrom(facts, template.body, template.language), attachments: template.attachments }),
    queue: (id) => getDirectory(read, 'queue', id),
  });
  return { macro, ...plan };
}
