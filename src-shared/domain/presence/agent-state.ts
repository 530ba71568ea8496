export const AGENT_STATES = ['offline', 'available', 'busy', 'wrapUp', 'away', 'break', 'meal', 'meeting', 'training'] as const;
export type AgentState = (typeof AGENT_STATES)[number];

/** The states an agent may choose; `offline` is chosen by signing out. */
export const CHOOSABLE_STATES = [
  'available',
  'busy',
  'break',
  'meal',
  'meeting',
  'training',
  'away',
  'wrapUp',
  'offline',
] as const satisfies readonly AgentState[];

const routable: Record<AgentState, boolean> = {
  offline: false,
  available: true,
  busy: false,
  wrapUp: false,
  away: false,
  break: false,
  meal: false,
  meeting: false,
  training: false,
};

export function isRoutable(state: AgentState): boolean {
  return routable[state];
}
