import { sql } from 'kysely';
import type { QueryResult } from 'pg';
import { noSetup, type SlaSetup } from '#shared/domain/sla/choose.ts';
import type { Calendar, SlaPolicy } from '#shared/domain/sla/sla.ts';
import type { Trx } from '../../db/database.ts';

/** Calendars and policies of a workspace, and the tags of the contacts of the tickets that were asked for, by ticket. */
export type SlaFacts = { readonly setup: SlaSetup; readonly contactTags: ReadonlyMap<string, readonly string[]> };

export const noSlaFacts: SlaFacts = { setup: noSetup, contactTags: new Map() };

/** A statement and what makes facts of its answer. */
export type SlaQuestion = {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
  answer(rows: QueryResult['rows']): SlaFacts;
};

/** What this node knows of the workspaces' calendars and policies: read again only when the version says so, never later. */
export type SlaSetups = {
  ask(workspaceId: string, ticketIds: readonly string[], contactId?: string): SlaQuestion;
};

type Known = { readonly version: number; readonly setup: SlaSetup };
type Row = {
  readonly version: number;
  readonly rows: readonly { readonly kind: string; readonly body: unknown }[] | null;
  readonly tags: Readonly<Record<string, readonly string[]>> | null;
  readonly contact: readonly string[] | null;
};

const text = `
  select s.version,
    case when s.version <> $2 then (
      select coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'body', c.body)), '[]')
        from config_row c where c.workspace_id = $1 and c.kind in ('calendar', 'slaPolicy')) end as rows,
    (select jsonb_object_agg(t.id, to_jsonb(c.tags)) from ticket t join contact c on c.workspace_id = t.workspace_id and c.id = t.contact_id
      where t.workspace_id = $1 and t.id = any($3::uuid[])) as tags,
    (select to_jsonb(c.tags) from contact c where c.workspace_id = $1 and c.id = $4::uuid) as contact
  from sla_setup s where s.workspace_id = $1`;

/** Under this key stand the tags of the contact that was asked for by its own id. */
export const CONTACT_ITSELF = '';

export function createSlaSetups(): SlaSetups {
  const known = new Map<string, Known>();
  return {
    ask(workspaceId, ticketIds, contactId) {
      const asked = known.get(workspaceId);
      return {
        name: 'sla-setup',
        text,
        values: [workspaceId, asked?.version ?? -1, ticketIds, contactId ?? null],
        answer(rows) {
          const row = rows[0] as Row | undefined;
          if (row === undefined) return noSlaFacts;
          const setup = row.rows === null ? (asked?.setup ?? noSetup) : setupOf(row.rows);
          if (row.rows !== null && row.version > (known.get(workspaceId)?.version ?? -1)) known.set(workspaceId, { version: row.version, setup });
          const contactTags = new Map(Object.entries(row.tags ?? {}));
          if (row.contact !== null) contactTags.set(CONTACT_ITSELF, row.contact);
          return { setup, contactTags };
        },
      };
    },
  };
}

export async function readSlaFacts(trx: Trx, question: SlaQuestion): Promise<SlaFacts> {
  const { rows } = await trx.executeQuery({ ...sql.raw(question.text).compile(trx), parameters: [...question.values] });
  return question.answer(rows as QueryResult['rows']);
}

function setupOf(rows: NonNullable<Row['rows']>): SlaSetup {
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map((row) => row.body);
  return { calendars: of('calendar') as Calendar[], policies: of('slaPolicy') as SlaPolicy[] };
}
