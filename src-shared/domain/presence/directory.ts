import type { Role } from '../permission/role.ts';
import type { AttachmentRef } from '../ticket/ticket.ts';
import type { AgentState } from './agent-state.ts';

export type Workspace = { readonly id: string; readonly name: string; readonly timeZone: string; readonly currency: string; readonly rev: number };

export type Team = { readonly id: string; readonly name: string; readonly rev: number };

export type Queue = {
  readonly id: string;
  readonly teamId: string;
  readonly name: string;
  /** Minutes within which a waiting customer should be answered; null: no target. */
  readonly responseTargetMinutes: number | null;
  /** The queue of its team that takes a ticket when no queue is named. */
  readonly isDefault: boolean;
  readonly rev: number;
};

export type Agent = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly teamIds: readonly string[];
  readonly active: boolean;
  readonly state: AgentState;
  readonly stateSince: number;
  readonly rev: number;
};

export const TEMPLATE_STATUSES = ['draft', 'proposed', 'published', 'archived'] as const;
export type TemplateStatus = (typeof TEMPLATE_STATUSES)[number];

/** How a template fared in the last 90 days. */
export type TemplateFigures = {
  readonly used: number;
  /** Share of uses whose words the agent changed before sending, 0 to 1; null: never used. */
  readonly edited: number | null;
  /** Top-two-box CSAT of tickets that were answered with it, 0 to 1; null: nobody answered. */
  readonly csat: number | null;
  readonly csatAnswers: number;
  /** Of the resolved tickets that were answered with it, the share that took no other reply, 0 to 1; null: none is resolved. */
  readonly resolvedAtFirstReply: number | null;
};

export type ReplyTemplate = {
  readonly id: string;
  readonly teamId: string | null;
  readonly agentId: string | null;
  readonly language: 'id' | 'en';
  readonly topic: string;
  readonly shortcut: string;
  readonly title: string;
  readonly body: string;
  readonly attachments: readonly AttachmentRef[];
  /** Only published ones are offered for answers; a proposed one waits for a lead. */
  readonly status: TemplateStatus;
  /** Rises by one with every change; earlier ones are kept by the central API. */
  readonly version: number;
  readonly updatedById: string | null;
  readonly updatedAt: number;
  /** Absent until it was used and counted; as old as the last count, at most an hour or so. */
  readonly figures?: TemplateFigures | undefined;
  readonly rev: number;
};
