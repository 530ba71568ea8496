import type { StateEvent, Target } from '#shared/domain/metric/metric.ts';
import type { AgentState } from '#shared/domain/presence/agent-state.ts';
import type { Agent, Team } from '#shared/domain/presence/directory.ts';
import { createRandom, idAt } from './random.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const DAYS = 60;
/** Jakarta is seven hours ahead, all year. */
const AHEAD = 7 * HOUR;

/** Minutes after the beginning of a shift; some minutes more or less. */
const course: readonly (readonly [minutes: number, state: AgentState])[] = [
  [0, 'available'],
  [55, 'busy'],
  [110, 'break'],
  [125, 'available'],
  [230, 'meal'],
  [285, 'available'],
  [340, 'wrapUp'],
  [350, 'busy'],
  [400, 'break'],
  [415, 'available'],
  [510, 'offline'],
];

/** When everyone was at work in the 60 days before `now`: an early or a late shift, one day off in seven. Ends with everyone offline. */
export function sampleStates(agents: readonly Agent[], now: number): StateEvent[] {
  const random = createRandom(1, -4);
  const today = Math.floor((now + AHEAD) / DAY);
  return agents.flatMap((agent, index) => {
    const events: StateEvent[] = [];
    const add = (state: AgentState, at: number) => events.push({ id: idAt(at, random), agentId: agent.id, state, at, rev: 1 });
    for (let day = today - DAYS; day <= today; day++) {
      if ((day + index * 3) % 7 === 0) continue;
      const start = day * DAY - AHEAD + ((day + index) % 2 === 0 ? 7 : 13.5) * HOUR;
      for (const [minutes, state] of course) {
        const at = start + minutes * MINUTE + random.int(0, 240_000);
        if (at < now - MINUTE) add(state, at);
      }
    }
    if (events.at(-1)?.state !== 'offline') add('offline', now - MINUTE);
    return events;
  });
}

/** What each team should reach, and one agent of it more. */
export function sampleTargets(teams: readonly Team[], agents: readonly Agent[], now: number): Target[] {
  const random = createRandom(1, -5);
  const ofTeam: readonly (readonly [Target['metric'], number])[] = [
    ['contactsPerHour', 3],
    ['firstResponse', 20 * MINUTE],
    ['agentFirstReply', 10 * MINUTE],
    ['waitingTime', 15 * MINUTE],
    ['handleTimeWall', 4 * HOUR],
    ['csat', 85],
    ['slaMet', 90],
    ['reopenRate', 8],
    ['firstContactResolution', 80],
    ['resolutionRate', 90],
  ];
  return teams.flatMap((team): Target[] => {
    const agent = agents.find((one) => one.role === 'agent' && one.teamIds.includes(team.id));
    const make = (metric: Target['metric'], value: number, scope: Target['scope']): Target => ({
      id: idAt(now, random),
      metric,
      value,
      scope,
      rev: 1,
    });
    const own = agent === undefined ? [] : [make('csat', 90, { kind: 'agent', teamId: team.id, agentId: agent.id })];
    return [...ofTeam.map(([metric, value]) => make(metric, value, { kind: 'team', teamId: team.id })), ...own];
  });
}
