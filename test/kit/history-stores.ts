import pg from 'pg';
import { toEntryRow, toTicketRow } from '../../src-server/db/ticket-row.ts';
import type { Change } from '../../src-shared/domain/sync/change.ts';
import { AGENTS, type History, QUEUES } from './random-history.ts';
import { T0 } from './ticket-factory.ts';

type Row = Readonly<Record<string, unknown>>;

/** Writes a history as a workspace of its own, by the owner's connection. */
export async function historyToPostgres(url: string, workspaceId: string, history: History): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const insert = async (table: string, rows: readonly Row[]): Promise<void> => {
    if (rows.length === 0) return;
    const all = rows.map((row) => ({ workspace_id: workspaceId, ...row }));
    const columns = Object.keys(all[0] as Row).join(', ');
    await client.query(`insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1::json)`, [
      JSON.stringify(all),
    ]);
  };
  try {
    await client.query('begin');
    await client.query(`insert into workspace (id, name, time_zone, currency, created_at) values ($1, 'Toko', 'Asia/Jakarta', 'IDR', $2)`, [
      workspaceId,
      T0,
    ]);
    await insert(
      'team',
      [...new Set(QUEUES.map(({ teamId }) => teamId))].map((id) => ({ id, name: id, rev: 1 })),
    );
    await insert(
      'queue',
      QUEUES.map(({ id, teamId }) => ({ id, team_id: teamId, name: id, is_default: true, rev: 1 })),
    );
    const agent = { password_hash: 'x', active: true, state: 'offline', state_since: T0, created_at: T0, rev: 1, role: 'agent' };
    await insert(
      'agent',
      AGENTS.map((id) => ({ ...agent, id, name: id, email: `${id}@${workspaceId}.example` })),
    );
    const fixed = { created_at: T0, updated_at: T0, rev: 1, note: '', tags: [], consent_marketing: 'unknown', lifetime_value: 0, order_count: 0 };
    await insert(
      'contact',
      history.contacts.map(({ id, name }) => ({ ...fixed, id, name })),
    );
    for (const { id, mergedIntoId } of history.contacts)
      await client.query('update contact set merged_into_id = $3 where workspace_id = $1 and id = $2', [workspaceId, id, mergedIntoId]);
    await insert(
      'ticket',
      history.tickets.map(({ ticket, entries }) => toTicketRow(workspaceId, ticket, entries.length)),
    );
    await insert(
      'entry',
      history.tickets.flatMap(({ entries }) => entries.map((entry, at) => toEntryRow(workspaceId, entry, at + 1, null))),
    );
    await insert(
      'activity_span',
      history.activities.map(({ id, agentId, ticketId, from, to, recordedAt }) => ({
        ...{ id, agent_id: agentId, ticket_id: ticketId, from_at: from, to_at: to, recorded_at: recordedAt },
      })),
    );
    await insert(
      'survey_answer',
      history.answers.map(({ id, kind, contactId, ticketId, agentId, sharedWithIds, score, askedAt, answeredAt }, n) => ({
        ...{ id, kind, contact_id: contactId, ticket_id: ticketId, round: ticketId === null ? null : -1 - n, agent_id: agentId },
        ...{ shared_with_ids: sharedWithIds, score, comment: '', asked_at: askedAt, answered_at: answeredAt, followed_up: false, rev: 1 },
      })),
    );
    await insert(
      'agent_state_event',
      history.states.map(({ id, agentId, state, at }) => ({ id, agent_id: agentId, state, at })),
    );
    if (history.calendar !== null) {
      const { id, rev } = history.calendar;
      await insert('config_row', [{ kind: 'calendar', id, rev, body: history.calendar }]);
    }
    await client.query('commit');
  } finally {
    await client.end();
  }
}

/** The same as a console is told of it. */
export function historyToChanges(workspaceId: string, history: History): Change[] {
  const changes: Change[] = [
    { op: 'upsert', kind: 'workspace', entity: { id: workspaceId, name: 'Toko', timeZone: 'Asia/Jakarta', currency: 'IDR', rev: 1 } },
    ...history.contacts.map((entity): Change => ({ op: 'upsert', kind: 'contact', entity })),
    ...history.tickets.flatMap(({ ticket, entries }): Change[] => [
      { op: 'upsert', kind: 'ticket', entity: ticket },
      ...entries.map((entity): Change => ({ op: 'upsert', kind: 'entry', entity })),
    ]),
    ...history.answers.map((entity): Change => ({ op: 'upsert', kind: 'answer', entity })),
    ...history.activities.map((entity): Change => ({ op: 'upsert', kind: 'activity', entity })),
    ...history.states.map((entity): Change => ({ op: 'upsert', kind: 'stateEvent', entity })),
  ];
  return history.calendar === null ? changes : [...changes, { op: 'upsert', kind: 'calendar', entity: history.calendar }];
}
