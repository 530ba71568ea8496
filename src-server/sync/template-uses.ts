import type { TemplateUse } from '#shared/domain/sync/command.ts';
import type { Query } from './command-reads.ts';

export type UsePlace = {
  readonly workspaceId: string;
  readonly entryId: string;
  readonly ticketId: string;
  readonly agentId: string;
  readonly at: number;
};

/** Which templates a reply was made from, sent in one burst with the reply itself. What is no template here is left out. */
export const writeTemplateUses = (place: UsePlace, uses: readonly TemplateUse[]): Query => ({
  name: 'template-write-uses',
  text: `insert into template_use (workspace_id, entry_id, template_id, ticket_id, agent_id, edited, at)
    select $1::uuid, $2::uuid, t.id, $3::uuid, $4::uuid, bool_or(u.edited), $5::bigint
    from unnest($6::uuid[], $7::boolean[]) u(id, edited) join template t on t.workspace_id = $1 and t.id = u.id
    group by t.id`,
  values: [
    place.workspaceId,
    place.entryId,
    place.ticketId,
    place.agentId,
    place.at,
    uses.map((use) => use.templateId),
    uses.map((use) => use.edited),
  ],
});
