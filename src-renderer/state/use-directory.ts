import type { SessionState } from '#shared/contract/console/console-shapes.ts';
import type { Agent, Queue, Team, Workspace } from '#shared/domain/presence/directory.ts';
import { type Directory, useMirror } from './mirror.ts';

export type DirectoryView = {
  readonly workspace: Workspace;
  readonly teams: readonly Team[];
  readonly queues: readonly Queue[];
  readonly agents: readonly Agent[];
  /** Tags in use, for suggestions. */
  readonly tags: readonly string[];
  readonly me: Agent;
  /** Empty while the directory is not here yet or the agent is unknown. */
  agentName(id: string | null | undefined): string;
  queueName(id: string | null | undefined): string;
};

type SignedIn = Extract<SessionState, { state: 'signedIn' }>;

let last: { session: SignedIn; directory: Directory | null; view: DirectoryView } | null = null;

/** People and queues of the workspace; only for what is shown to a signed-in agent. */
export function useDirectory(): DirectoryView {
  const session = useMirror((mirror) => mirror.session);
  const directory = useMirror((mirror) => mirror.directory);
  if (session?.state !== 'signedIn') throw new Error('useDirectory is for signed-in screens only');
  // One view for all who ask: every row of a list does.
  if (last?.session !== session || last.directory !== directory) last = { session, directory, view: createView(session, directory) };
  return last.view;
}

function createView(session: SignedIn, directory: Directory | null): DirectoryView {
  const agents = directory?.agents ?? [session.agent];
  const queues = directory?.queues ?? [];
  const agentNames = new Map(agents.map((agent) => [agent.id, agent.name]));
  const queueNames = new Map(queues.map((queue) => [queue.id, queue.name]));
  return {
    workspace: directory?.workspace ?? session.workspace,
    teams: directory?.teams ?? [],
    queues,
    agents,
    tags: directory?.tags ?? [],
    me: agents.find((agent) => agent.id === session.agent.id) ?? session.agent,
    agentName: (id) => (id == null ? '' : (agentNames.get(id) ?? '')),
    queueName: (id) => (id == null ? '' : (queueNames.get(id) ?? '')),
  };
}
