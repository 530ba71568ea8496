import { maySeeConfig, teamOfConfig } from '#shared/domain/config/config.ts';
import { type Actor, maySeeTeam } from '#shared/domain/permission/role.ts';
import { type Change, type EntityByKind, type FeedId, WORKSPACE_FEED } from '#shared/domain/sync/change.ts';
import { maySeeTemplate } from '#shared/domain/template/rights.ts';
import type { Trx } from '../db/database.ts';
import { loadAllConfig } from '../modules/config/config-service.ts';
import { loadContacts, pageOfContacts } from '../modules/contact/contact-service.ts';
import { loadAgents, loadQueues, loadTeams, loadWorkspaces } from '../modules/directory/directory-service.ts';
import { pageOfActivities, pageOfStateEvents } from '../modules/metric/metric-rows.ts';
import { pageOfOrders } from '../modules/order/order-service.ts';
import { pageOfAnswers } from '../modules/survey/answer-rows.ts';
import { loadTemplates } from '../modules/template/template-service.ts';
import { countTeam, pageOfEntries, pageOfTickets } from '../modules/ticket/ticket-service.ts';
import { upsert } from './load-changes.ts';

export type PhaseContext = { readonly trx: Trx; readonly actor: Actor };

/** `next` is the key to go on from, null when the phase is over; `counted` rows are those that `countRows` counted. */
export type PhasePage = { readonly changes: readonly Change[]; readonly counted: number; readonly next: string | null };

export type Phase = (context: PhaseContext, after: string, limit: number) => Promise<PhasePage>;

const endOf = <T>(rows: readonly T[], limit: number, key: (row: T) => string): string | null => {
  const last = rows.at(-1);
  return last === undefined || rows.length < limit ? null : key(last);
};

const directory: Phase = async ({ trx, actor }) => {
  const templates = await loadTemplates(trx, null);
  return {
    changes: [
      ...(await loadWorkspaces(trx, null)).map((row) => upsert('workspace', row)),
      ...(await loadTeams(trx, null)).map((row) => upsert('team', row)),
      ...(await loadQueues(trx, null)).map((row) => upsert('queue', row)),
      ...(await loadAgents(trx, null)).map((row) => upsert('agent', row)),
      ...templates.filter((template) => maySeeTemplate(actor, template)).map((row) => upsert('template', row)),
      ...(await loadAllConfig(trx)).filter((config) => maySeeConfig(actor, config)).map(({ kind, row }) => upsert(kind, row)),
    ],
    counted: 0,
    next: null,
  };
};

const contacts: Phase = async ({ trx }, after, limit) => {
  const rows = await pageOfContacts(trx, after === '' ? null : after, limit);
  return { changes: rows.map((row) => upsert('contact', row)), counted: rows.length, next: endOf(rows, limit, (row) => row.id) };
};

const orders: Phase = async ({ trx }, after, limit) => {
  const rows = await pageOfOrders(trx, after === '' ? null : after, limit);
  return { changes: rows.map((row) => upsert('order', row)), counted: rows.length, next: endOf(rows, limit, (row) => row.id) };
};

/** Tickets come with their customers, so that the newest are complete on screen before the rest has arrived. */
const tickets =
  (teamId: string): Phase =>
  async ({ trx }, after, limit) => {
    const rows = await pageOfTickets(trx, teamId, after === '' ? null : after, limit);
    const customers = rows.length === 0 ? [] : await loadContacts(trx, [...new Set(rows.map((row) => row.contactId))]);
    return {
      changes: [...customers.map((row) => upsert('contact', row)), ...rows.map((row) => upsert('ticket', row))],
      counted: rows.length,
      next: endOf(rows, limit, (row) => row.id),
    };
  };

const entries =
  (teamId: string): Phase =>
  async ({ trx }, after, limit) => {
    const [ticketId = '', seq = '0'] = after.split(':');
    const page = await pageOfEntries(trx, teamId, after === '' ? null : { ticketId, seq: Number(seq) }, limit);
    return {
      changes: page.entries.map((row) => upsert('entry', row)),
      counted: page.entries.length,
      next: page.next === null ? null : `${page.next.ticketId}:${page.next.seq}`,
    };
  };

const teamTemplates =
  (teamId: string): Phase =>
  async ({ trx, actor }) => ({
    changes: (await loadTemplates(trx, null))
      .filter((template) => template.teamId === teamId && maySeeTemplate(actor, template))
      .map((row) => upsert('template', row)),
    counted: 0,
    next: null,
  });

/** A team's targets and macros, when only its own feed is new here. */
const teamConfig =
  (teamId: string): Phase =>
  async ({ trx, actor }) => ({
    changes: (await loadAllConfig(trx))
      .filter((config) => maySeeConfig(actor, config) && teamOfConfig(config) === teamId)
      .map(({ kind, row }) => upsert(kind, row)),
    counted: 0,
    next: null,
  });

const pages =
  <K extends 'answer' | 'stateEvent' | 'activity'>(
    kind: K,
    load: (trx: Trx, beforeId: string | null, limit: number) => Promise<EntityByKind[K][]>,
  ): Phase =>
  async ({ trx }, after, limit) => {
    const rows = await load(trx, after === '' ? null : after, limit);
    return { changes: rows.map((row) => upsert(kind, row)), counted: 0, next: endOf(rows, limit, (row) => row.id) };
  };

const answers = (teamId: string | null): Phase => pages('answer', (trx, before, limit) => pageOfAnswers(trx, teamId, before, limit));
const activities = (teamId: string): Phase => pages('activity', (trx, before, limit) => pageOfActivities(trx, teamId, before, limit));
const stateEvents = pages('stateEvent', pageOfStateEvents);

const onlyFor =
  (teamId: string, phase: Phase): Phase =>
  (context, after, limit) =>
    // Asked for again on every page: who leaves a team while its snapshot runs gets no more of it.
    maySeeTeam(context.actor, teamId) ? phase(context, after, limit) : Promise.resolve({ changes: [], counted: 0, next: null });

/** What a snapshot of these feeds consists of, what is needed first coming first. */
export function phasesOf(feeds: readonly FeedId[]): Phase[] {
  const whole = feeds.includes(WORKSPACE_FEED);
  const teamIds = feeds.filter((feed) => feed !== WORKSPACE_FEED).map((feed) => feed.slice(2));
  const perTeam = (phase: (teamId: string) => Phase) => teamIds.map((teamId) => onlyFor(teamId, phase(teamId)));
  return [
    ...(whole ? [directory] : [...perTeam(teamTemplates), ...perTeam(teamConfig)]),
    ...perTeam(tickets),
    ...perTeam(entries),
    ...perTeam(answers),
    ...perTeam(activities),
    ...(whole ? [contacts, orders, answers(null), stateEvents] : []),
  ];
}

/** About how many rows that is: for a progress bar. */
export async function countRows(trx: Trx, feeds: readonly FeedId[]): Promise<number> {
  let total = 0;
  for (const feed of feeds) {
    if (feed === WORKSPACE_FEED) {
      const rows = await Promise.all([
        trx
          .selectFrom('contact')
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow(),
        trx
          .selectFrom('customer_order')
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow(),
      ]);
      total += rows.reduce((sum, row) => sum + row.n, 0);
    } else total += await countTeam(trx, feed.slice(2));
  }
  return total;
}
