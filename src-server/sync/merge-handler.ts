import { applyMerge, applyUnmerge, checkMerge, type MergeRecord } from '#shared/domain/contact/merge.ts';
import { WORKSPACE_FEED } from '#shared/domain/sync/change.ts';
import type { ContactCommandBody } from '#shared/domain/sync/command.ts';
import { noTicketWork } from '../db/ticket-work.ts';
import { type CommandHandler, type Effect, type EffectContext, type HandlerInput, refused } from './command-effect.ts';
import type { Query } from './command-reads.ts';

type Body = Extract<ContactCommandBody, { type: 'contact.merge' | 'contact.unmerge' }>;
type Row = { readonly id: string; readonly merged_into_id: string | null; readonly rev: number };
type Known = MergeRecord & { readonly rev: number };

/**
 * Merges of a workspace one after the other, so that two of them never make a circle. Whoever writes customers and orders in
 * bulk holds the same lock (`holdCustomers`), so that a value is never summed over a chain that is being changed.
 */
const holdMerges = (workspaceId: string): Query => ({
  name: 'contact-merge-hold',
  text: `select pg_advisory_xact_lock(hashtextextended('customers of ' || $1::text, 0))`,
  values: [workspaceId],
});

/** The records, and those they were merged into. */
const lockChains = (workspaceId: string, ids: readonly string[]): Query => ({
  name: 'contact-merge-lock',
  text: `
    select c.id, c.merged_into_id, c.rev from contact c where c.workspace_id = $1 and c.id in (
      with recursive up as (
        select id, merged_into_id from contact where workspace_id = $1 and id = any($2::uuid[])
        union
        select n.id, n.merged_into_id from contact n join up on n.id = up.merged_into_id where n.workspace_id = $1
      ) select id from up)
    order by c.id for no key update of c`,
  values: [workspaceId, ids],
});

const writeRecord = ({ workspaceId, now }: EffectContext, id: string, mergedIntoId: string | null): Query => ({
  name: 'contact-merge-write',
  text: 'update contact set merged_into_id = $3, updated_at = $4, rev = rev + 1 where workspace_id = $1 and id = $2',
  values: [workspaceId, id, mergedIntoId, now],
});

const noteMerge = (context: EffectContext, type: 'merged' | 'unmerged', contactId: string, rootId: string): Query => ({
  name: 'contact-merge-note',
  text: `insert into contact_merge (workspace_id, id, type, contact_id, root_id, agent_id, at) values ($1, $2, $3, $4, $5, $6, $7)`,
  values: [context.workspaceId, context.newId(), type, contactId, rootId, context.actor.agentId, context.now],
});

const refreshValues = ({ workspaceId, now }: EffectContext, contactId: string): Query => ({
  name: 'contact-merge-values',
  text: 'select contact_id from refresh_contact_values($1, array[$2::uuid], $3)',
  values: [workspaceId, contactId, now],
});

/**
 * Everyone in the workspace may say which records are one customer, and take it back at any time: a merge only writes where
 * a record is shown. Its addresses, orders and tickets stay its own, and so does what comes by them later.
 */
export function mergeHandler(body: Body, { workspaceId }: HandlerInput): CommandHandler {
  const ids = body.type === 'contact.merge' ? [body.contactId, body.intoContactId] : [body.contactId];
  return {
    reads: [holdMerges(workspaceId), lockChains(workspaceId, ids)],
    decide([, locked], context) {
      const rows = (locked?.rows ?? []) as Row[];
      const records = new Map(rows.map((row): [string, Known] => [row.id, { id: row.id, mergedIntoId: row.merged_into_id, rev: row.rev }]));
      const record = records.get(body.contactId);
      if (record === undefined) return refused('CONTACT_NOT_FOUND');
      return body.type === 'contact.merge' ? merge(body, record, records, context) : unmerge(record, records, context);
    },
  };
}

function merge(body: Extract<Body, { type: 'contact.merge' }>, record: Known, records: ReadonlyMap<string, Known>, context: EffectContext): Effect {
  const verdict = checkMerge(body.contactId, body.intoContactId, (id) => records.get(id));
  if (verdict.kind === 'refuse') return refused(verdict.code);
  if (verdict.kind === 'noop') return { kind: 'noop', rev: record.rev };
  const { mergedIntoId } = applyMerge(record, verdict.rootId);
  return effect(
    record,
    [verdict.rootId],
    [writeRecord(context, record.id, mergedIntoId), noteMerge(context, 'merged', record.id, verdict.rootId), refreshValues(context, verdict.rootId)],
  );
}

function unmerge(record: Known, records: ReadonlyMap<string, Known>, context: EffectContext): Effect {
  const parent = record.mergedIntoId;
  if (parent === null) return { kind: 'noop', rev: record.rev };
  const { mergedIntoId } = applyUnmerge(record);
  const above = [...records.keys()].filter((id) => id !== record.id);
  return effect(record, above, [
    writeRecord(context, record.id, mergedIntoId),
    noteMerge(context, 'unmerged', record.id, parent),
    refreshValues(context, parent),
  ]);
}

const effect = (record: Known, others: readonly string[], writes: readonly Query[]): Effect => ({
  kind: 'applied',
  rev: record.rev + 1,
  work: noTicketWork,
  changes: [record.id, ...others].map((id) => ({ feed: WORKSPACE_FEED, kind: 'contact', id })),
  conversationIds: [],
  job: null,
  writes,
});
