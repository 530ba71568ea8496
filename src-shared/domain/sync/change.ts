import type { ConfigByKind } from '../config/config.ts';
import type { Contact, Order } from '../contact/contact.ts';
import type { Activity, StateEvent } from '../metric/metric.ts';
import type { Agent, Queue, ReplyTemplate, Team, Workspace } from '../presence/directory.ts';
import type { SurveyAnswer } from '../survey/survey.ts';
import type { Entry, Ticket } from '../ticket/ticket.ts';

/** Every kind of row that a console holds a copy of. */
export type EntityByKind = ConfigByKind & {
  workspace: Workspace;
  team: Team;
  queue: Queue;
  agent: Agent;
  template: ReplyTemplate;
  contact: Contact;
  order: Order;
  ticket: Ticket;
  entry: Entry;
  answer: SurveyAnswer;
  stateEvent: StateEvent;
  activity: Activity;
};
export type EntityKind = keyof EntityByKind;
export const ENTITY_KINDS = [
  'workspace',
  'team',
  'queue',
  'agent',
  'template',
  'calendar',
  'slaPolicy',
  'target',
  'survey',
  'macro',
  'contact',
  'order',
  'ticket',
  'entry',
  'answer',
  'stateEvent',
  'activity',
] as const satisfies readonly EntityKind[];

/**
 * An `upsert` carries the row as it is now, which may be newer than the change that named it: a console keeps the higher
 * `rev`. A `remove` says that this agent may no longer see the row, or that it is gone; removing a ticket removes its entries.
 */
export type Change =
  | { [K in EntityKind]: { readonly op: 'upsert'; readonly kind: K; readonly entity: EntityByKind[K] } }[EntityKind]
  | { readonly op: 'remove'; readonly kind: EntityKind; readonly id: string };

/** Feeds: `w` holds what the whole workspace sees, `t:<teamId>` a team's tickets and their entries. */
export type FeedId = 'w' | `t:${string}`;
export const WORKSPACE_FEED: FeedId = 'w';
export const teamFeed = (teamId: string): FeedId => `t:${teamId}`;
