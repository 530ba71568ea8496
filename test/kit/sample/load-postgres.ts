import pg from 'pg';
import { teamFeed, WORKSPACE_FEED } from '#shared/domain/sync/change.ts';
import { toEntryRow, toTicketRow } from '../../../src-server/db/ticket-row.ts';
import { createPasswordHasher } from '../../../src-server/modules/session/password-hasher.ts';
import { generateSample, type SampleOptions } from './generate-sample.ts';
import { createSampleAnswers, sampleSurveys } from './sample-answers.ts';
import type { SampleBatch, SampleConversation, SampleCustomer, SampleDirectory, SampleTicket } from './sample-types.ts';
import { sampleStates, sampleTargets } from './shifts.ts';
import { PASSWORD_OF_ALL, signIns } from './staff.ts';

type Row = Readonly<Record<string, unknown>>;

/**
 * Fills a migrated database with the sample workspace, in one transaction: all of it or nothing. False: a workspace
 * is there already, and nothing was touched. `databaseUrl` is the owner's; `onBegin` is called before the work.
 */
export async function loadSample(databaseUrl: string, options: SampleOptions, onBegin: () => void = () => undefined): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    // Two who seed at the same time: the second waits, and then finds it done.
    await client.query(`select pg_advisory_xact_lock(hashtext('tanggap sample'))`);
    const found = await client.query('select 1 from workspace limit 1');
    if (found.rowCount !== 0) {
      await client.query('rollback');
      return false;
    }
    onBegin();
    const passwordHash = await createPasswordHasher().hash(PASSWORD_OF_ALL);
    let load: ReturnType<typeof createLoader> | null = null;
    for (const batch of generateSample(options)) {
      if (batch.kind === 'directory') {
        const workspaceId = batch.directory.workspace.id;
        await client.query(`select set_config('app.workspace_id', $1, true)`, [workspaceId]);
        load = createLoader(client, workspaceId, passwordHash, options.now, batch.directory);
      }
      await load?.(batch);
    }
    await client.query('commit');
    await client.query('analyze');
    return true;
  } finally {
    await client.end();
  }
}

/** Whether the sample's agents are in this database. */
export async function hasSample(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query('select 1 from agent where email = $1', [signIns[0]?.email])).rowCount !== 0;
  } finally {
    await client.end();
  }
}

function createLoader(client: pg.Client, workspaceId: string, passwordHash: string, now: number, directory: SampleDirectory) {
  const insert = async (table: string, rows: readonly Row[], onConflict = ''): Promise<void> => {
    const first = rows[0];
    if (first === undefined) return;
    const columns = ['workspace_id', ...Object.keys(first).filter((column) => column !== 'workspace_id')].map((column) => `"${column}"`).join(', ');
    const json = JSON.stringify(rows.map((row) => ({ workspace_id: workspaceId, ...row })));
    await client.query(
      `insert into "${table}" (${columns}) select ${columns} from json_populate_recordset(null::"${table}", $1::json) ${onConflict}`,
      [json],
    );
  };

  const loadDirectory = async ({ workspace, teams, queues, agents, channels, templates, macros, sla }: SampleDirectory): Promise<void> => {
    const { id, name, timeZone, currency } = workspace;
    await client.query('insert into workspace (id, name, time_zone, currency, created_at) values ($1, $2, $3, $4, $5)', [
      id,
      name,
      timeZone,
      currency,
      now,
    ]);
    await insert(
      'team',
      teams.map((team) => ({ ...team })),
    );
    await insert(
      'queue',
      queues.map(({ teamId, responseTargetMinutes, isDefault, ...queue }) => ({
        ...queue,
        team_id: teamId,
        response_target_minutes: responseTargetMinutes,
        is_default: isDefault,
      })),
    );
    await insert(
      'agent',
      agents.map(({ teamIds: _, stateSince, ...agent }) => ({
        ...agent,
        password_hash: passwordHash,
        state_since: stateSince,
        created_at: stateSince,
      })),
    );
    await insert(
      'agent_team',
      agents.flatMap((agent) => agent.teamIds.map((teamId) => ({ agent_id: agent.id, team_id: teamId }))),
    );
    await insert(
      'channel',
      channels.map(({ publicKey, queueId, ...channel }) => ({
        ...channel,
        public_key: publicKey,
        default_queue_id: queueId,
        allowed_origins: ['*'],
        active: true,
        created_at: now,
      })),
    );
    await insert(
      'template',
      templates.map(({ teamId, agentId, updatedById, updatedAt, ...template }) => ({
        ...template,
        ...{ team_id: teamId, agent_id: agentId, updated_by_id: updatedById, updated_at: updatedAt },
      })),
    );
    const surveys = sampleSurveys(id);
    const survey = { kind: 'survey', id: surveys.id, rev: surveys.rev, body: surveys };
    const rowsOf = (kind: string, rows: readonly { id: string; rev: number }[]) => rows.map((body) => ({ kind, id: body.id, rev: body.rev, body }));
    const config = [
      survey,
      ...rowsOf('macro', macros),
      ...rowsOf('calendar', sla.calendars),
      ...rowsOf('slaPolicy', sla.policies),
      ...rowsOf('target', sampleTargets(teams, agents, now)),
    ];
    const states = sampleStates(agents, now);
    await insert(
      'agent_state_event',
      states.map(({ id: eventId, agentId, state, at }) => ({ id: eventId, agent_id: agentId, state, at })),
    );
    await insert('config_row', config);
    await insert(
      'config_version',
      config.map((row) => ({ ...row, removed: false, by_agent_id: null, at: now })),
    );
    const feeds = [WORKSPACE_FEED, ...teams.map((team) => teamFeed(team.id))];
    await insert(
      'feed_counter',
      feeds.map((feed) => ({ feed, n: 0, floor: 0 })),
    );
    await insert('ticket_counter', [{ last_number: 0 }]);
  };

  const loadCustomers = async (customers: readonly SampleCustomer[]): Promise<void> => {
    await insert(
      'contact',
      customers.map(({ contact: { identities: _, consent, mergedIntoId, value, createdAt, updatedAt, ...contact } }) => ({
        ...contact,
        ...{ consent_marketing: consent.marketing, consent_at: consent.at, merged_into_id: mergedIntoId },
        ...{ lifetime_value: value.lifetime, order_count: value.orders, last_order_at: value.lastOrderAt },
        created_at: createdAt,
        updated_at: updatedAt,
      })),
    );
    await insert(
      'contact_identity',
      customers.flatMap(({ contact }) =>
        contact.identities.map((identity) => ({ ...identity, contact_id: contact.id, created_at: contact.createdAt })),
      ),
    );
    await insert(
      'customer_order',
      customers.flatMap(({ orders }) =>
        orders.map(({ contactId, placedAt, ...order }) => ({ ...order, contact_id: contactId, placed_at: placedAt })),
      ),
    );
  };

  const answersOf = createSampleAnswers(now);
  const webchat = directory.channels.find((channel) => channel.kind === 'webchat')?.id;
  const conversationRow = (conversation: SampleConversation): Row => ({
    id: conversation.id,
    channel_id: webchat,
    contact_id: conversation.contactId,
    current_ticket_id: conversation.currentTicketId,
    language: conversation.language,
    message_seq: conversation.messageSeq,
    agent_seen_seq: conversation.agentSeenSeq,
    visitor_delivered_seq: conversation.messageSeq,
    visitor_read_seq: conversation.visitorReadSeq,
    created_at: conversation.createdAt,
  });
  const keepNewest = `on conflict (workspace_id, id) do update set current_ticket_id = excluded.current_ticket_id, message_seq = excluded.message_seq,
    agent_seen_seq = excluded.agent_seen_seq, visitor_delivered_seq = excluded.visitor_delivered_seq, visitor_read_seq = excluded.visitor_read_seq`;

  const loadTickets = async (tickets: readonly SampleTicket[], conversations: readonly SampleConversation[]): Promise<void> => {
    await insert('conversation', conversations.map(conversationRow), keepNewest);
    await insert(
      'ticket',
      tickets.map(({ ticket, entries }) => toTicketRow(workspaceId, ticket, entries.length)),
    );
    await insert(
      'entry',
      tickets.flatMap(({ entries, places, conversationId }) =>
        entries.map((entry, index) => {
          const seq = places[index] ?? null;
          return toEntryRow(workspaceId, entry, index + 1, conversationId === null || seq === null ? null : { conversationId, seq });
        }),
      ),
    );
    await insert(
      'ticket_event',
      tickets.flatMap(({ ticket, events }) =>
        events.map(({ agentId, queueId, teamId, ...event }) => ({
          ...event,
          ticket_id: ticket.id,
          agent_id: agentId,
          queue_id: queueId,
          team_id: teamId,
        })),
      ),
    );
    await insert(
      'survey_answer',
      tickets.flatMap(answersOf).map(({ contactId, ticketId, agentId, sharedWithIds, askedAt, answeredAt, ...answer }) => ({
        ...answer,
        ...{ contact_id: contactId, ticket_id: ticketId, agent_id: agentId, shared_with_ids: sharedWithIds },
        ...{ asked_at: askedAt, answered_at: answeredAt, followed_up: false, rev: 1 },
      })),
    );
    await client.query('update ticket_counter set last_number = $2 where workspace_id = $1', [workspaceId, tickets.at(-1)?.ticket.number ?? 0]);
  };

  return (batch: SampleBatch): Promise<void> => {
    if (batch.kind === 'directory') return loadDirectory(batch.directory);
    return batch.kind === 'customers' ? loadCustomers(batch.customers) : loadTickets(batch.tickets, batch.conversations);
  };
}
