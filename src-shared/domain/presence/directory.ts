import type { Role } from '../permission/role.ts';
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

export type ReplyTemplate = {
  readonly id: string;
  readonly teamId: string | null;
  readonly agentId: string | null;
  readonly language: 'id' | 'en';
  readonly topic: string;
  readonly shortcut: string;
  readonly title: string;
  readonly body: string;
  readonly rev: number;
};
