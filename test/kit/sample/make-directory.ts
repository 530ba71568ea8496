import type { Agent, Queue, ReplyTemplate, Team } from '#shared/domain/presence/directory.ts';
import type { Macro, MacroStep } from '#shared/domain/template/macro.ts';
import { CHANNELS, type ChannelKind } from '#shared/domain/ticket/ticket.ts';
import { macroPlan } from './macros.ts';
import { makeSla } from './make-sla.ts';
import { createRandom, idAt } from './random.ts';
import type { SampleDirectory } from './sample-types.ts';
import { type QueueKey, queuePlan, staffPlan, type TeamKey, teamPlan, WEBCHAT_KEY } from './staff.ts';
import { templatePlan } from './templates.ts';

export type KeyedDirectory = SampleDirectory & {
  readonly queueOf: (key: QueueKey) => Queue;
  readonly agentsOf: (teamId: string) => readonly Agent[];
};

const channelNames: Record<ChannelKind, string> = {
  webchat: 'Obrolan web Toko Nusantara',
  whatsapp: 'WhatsApp Toko Nusantara',
  sms: 'SMS',
  email: 'bantuan@nusantara.example',
  social: 'Instagram @tokonusantara',
  call: 'Telepon',
  walkIn: 'Gerai',
};

const DAY_MS = 86_400_000;

export function makeDirectory(seed: number, now: number): KeyedDirectory {
  const random = createRandom(seed, -1);
  const founded = now - 400 * DAY_MS;
  const id = (): string => idAt(founded, random);
  const workspace = { id: id(), name: 'Toko Nusantara', timeZone: 'Asia/Jakarta', currency: 'IDR', rev: 1 };
  const teams = teamPlan.map((plan): Team & { key: TeamKey } => ({ id: id(), name: plan.name, rev: 1, key: plan.key }));
  const teamId = (key: TeamKey): string => must(teams.find((team) => team.key === key)).id;
  const queues = queuePlan.map((plan) => ({
    key: plan.key,
    queue: {
      id: id(),
      teamId: teamId(plan.team),
      name: plan.name,
      responseTargetMinutes: plan.minutes,
      isDefault: plan.isDefault,
      rev: 1,
    } satisfies Queue,
  }));
  const queueOf = (key: QueueKey): Queue => must(queues.find((queue) => queue.key === key)).queue;
  const agents = staffPlan.map(
    (plan): Agent => ({
      id: id(),
      name: plan.name,
      email: `${plan.login}@nusantara.example`,
      role: plan.role,
      teamIds: plan.team === null ? [] : [teamId(plan.team)],
      active: true,
      state: 'offline',
      // Everyone went home last evening.
      stateSince: now - 13 * 3_600_000,
      rev: 1,
    }),
  );
  const channels = CHANNELS.map((kind) => ({
    id: id(),
    kind,
    name: channelNames[kind],
    publicKey: kind === 'webchat' ? WEBCHAT_KEY : `${WEBCHAT_KEY}-${kind.toLowerCase()}`,
    queueId: queueOf('general').id,
  }));
  const templates = templatePlan.map(
    ({ team, ...plan }): ReplyTemplate => ({ id: id(), teamId: team === null ? null : teamId(team), agentId: null, ...plan, ...published, rev: 1 }),
  );
  const templateOf = (shortcut: string): ReplyTemplate => must(templates.find((template) => template.shortcut === shortcut));
  const macros = macroPlan.map(
    ({ name, team, shortcut, steps }): Macro => ({
      ...{ id: id(), name, teamId: team === null ? null : teamId(team), agentId: null, shortcut, archived: false, rev: 1 },
      steps: steps.map((step): MacroStep => {
        if (step.type === 'reply') return { type: 'reply', templateId: templateOf(step.shortcut).id };
        return step.type === 'transfer' ? { type: 'transfer', queueId: queueOf(step.queue).id, note: step.note } : step;
      }),
    }),
  );
  return {
    workspace,
    teams: teams.map(({ key: _, ...team }) => team),
    queues: queues.map(({ queue }) => queue),
    agents,
    channels,
    templates,
    macros,
    sla: makeSla(id),
    queueOf,
    agentsOf: (wanted) => agents.filter((agent) => agent.teamIds.includes(wanted)),
  };
}

const published = { attachments: [], status: 'published', version: 1, updatedById: null, updatedAt: 0 } as const;

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the plan names something it does not have');
  return value;
}
