import type { Priority } from '../ticket/ticket.ts';

/** What a macro does, in order; ids of queues and agents are checked when it runs. */
export type MacroStep =
  | { readonly type: 'reply'; readonly templateId: string }
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'tags'; readonly add: readonly string[]; readonly remove: readonly string[] }
  | { readonly type: 'priority'; readonly priority: Priority }
  | { readonly type: 'status'; readonly status: 'open' | 'waiting' | 'resolved' }
  | { readonly type: 'snooze'; readonly hours: number }
  | { readonly type: 'transfer'; readonly queueId: string; readonly note: string }
  | { readonly type: 'claim' };

/** Several commands at once. Without team and agent it is the whole workspace's, with an agent that agent's own. */
export type Macro = {
  readonly id: string;
  readonly name: string;
  readonly teamId: string | null;
  readonly agentId: string | null;
  readonly shortcut: string;
  readonly steps: readonly MacroStep[];
  readonly archived: boolean;
  readonly rev: number;
};
