import type { IdSource } from '#shared/base/ids.ts';
import type { Agent, Workspace } from '#shared/domain/presence/directory.ts';
import { abandonDevice, deviceOf, enrolledId, restoreCommands } from '../outbox/device.ts';
import { issueCommand } from '../outbox/issue-command.ts';
import { receive } from '../outbox/overlay.ts';
import type { HostPorts } from '../ports/host-ports.ts';
import { directoryRev, putDirectory } from '../store/directory-store.ts';
import { putDraft } from '../store/draft-store.ts';
import { getMeta } from '../store/meta.ts';
import { openProfile, type Profile } from '../store/profile.ts';
import type { SqlDriver } from '../store/sqlite.ts';
import { createServerClock } from '../sync/server-clock.ts';
import { createSession } from '../sync/session.ts';
import type { SyncContext } from '../sync/sync-context.ts';
import { createSyncLoop } from '../sync/sync-loop.ts';
import { createUploads } from '../sync/uploads.ts';
import { createAttention, type Stretch } from './attention.ts';
import type { ChangeHub } from './change-hub.ts';
import { watchDeadlines } from './deadline-watch.ts';
import { keepHouse } from './housekeeping.ts';
import { keepMeasured } from './measure-tickets.ts';
import type { Notices } from './notices.ts';
import { createPresence } from './presence.ts';
import { seeTicket } from './ticket-service.ts';
import type { Work } from './work.ts';

export type OpenedWork = Work & { close(): Promise<void> };

export type WorkParts = {
  readonly ports: HostPorts;
  readonly driver: SqlDriver;
  readonly hub: ChangeHub;
  readonly notices: Notices;
  readonly newId: IdSource;
  /** The open file shows damage: its work has to be opened anew. */
  onDamage(): void;
};

/** Opens the profile's file and makes its work ready; the loop does not run yet. Throws what `openProfile` throws. */
export function openWork(parts: WorkParts, serverUrl: string, agent: Agent, workspace: Workspace): OpenedWork {
  const { ports, hub, notices, newId } = parts;
  const profile = openProfile(parts.driver, ports.dataFolder, workspace.id, agent.id, ports.clock.now());
  const { store } = profile;
  const offHub = store.onCommit(hub.touched);
  store.onDamage(parts.onDamage);
  const serverClock = createServerClock(ports.clock, getMeta(store.read, 'serverTime'));
  prepare(parts, profile, agent, workspace, serverClock.now());

  const session = createSession(ports, serverUrl, profile.id, serverClock);
  const presence = createPresence(hub, ports.clock);
  const uploads = createUploads();
  const sending = new Set<string>();
  const context: SyncContext = {
    profile,
    session,
    serverClock,
    log: ports.log,
    sending,
    turn: () => new Promise((resolve) => void ports.clock.after(0, resolve)),
    events: {
      arrived: (changes) => {
        notices.arrived(work, changes);
        if (work.front.ticketId !== null) seeTicket(work, work.front.ticketId);
      },
      refused: notices.refused,
      sendingChanged: (ticketIds) => hub.ticket(...ticketIds),
      commandsLost: (count) => hub.notice({ kind: 'commandsLost', count }),
    },
  };
  const random = (): number => (ports.randomBytes(1)[0] as number) / 256;
  const loop = createSyncLoop(context, { clock: ports.clock, network: ports.network, power: ports.power, random, newId }, uploads, {
    statusChanged: () => hub.topic('sync'),
    live: presence.take,
    liveOpened: () => {
      loop.send({ type: 'viewing', ticketId: work.front.ticketId });
      if (work.front.ticketId !== null) seeTicket(work, work.front.ticketId);
    },
    liveClosed: presence.clear,
  });
  const work: Work = {
    profile,
    session,
    serverClock,
    loop,
    uploads,
    presence,
    sending,
    front: { ticketId: null },
    attention: createAttention(ports.clock, serverClock.now, (stretch) => keepAttention(work, stretch)),
    issue: {
      profile,
      newId,
      log: ports.log,
      serverNow: serverClock.now,
      lastServerTime: serverClock.lastHeard,
      wallNow: () => ports.clock.now(),
      isOnline: () => loop.connection().state === 'online',
    },
  };
  const house = keepHouse(work, ports.clock, ports.notifier, ports.log);
  const deadlines = watchDeadlines(work, ports.clock, ports.log, (notice) => notices.deadline(work, notice));
  const measured = keepMeasured(profile, ports.clock, ports.log);
  return {
    ...work,
    close: async () => {
      work.attention.stop();
      house.stop();
      deadlines.stop();
      measured.stop();
      await loop.stop();
      presence.clear();
      offHub();
      ports.notifier.badge(0);
      profile.close();
    },
  };
}

/** Told like any other command. Nobody asked for it, so a full disk must not be theirs to hear of: the stretch is lost then. */
function keepAttention({ issue, loop }: Work, stretch: Stretch): void {
  try {
    issueCommand(issue, { type: 'agent.activity', ...stretch });
    loop.wake();
  } catch (error) {
    issue.log.warn('attention not kept', { message: error instanceof Error ? error.message : '' });
  }
}

/** Makes the file whole before anyone uses it: who we are, what was salvaged, whether numbers were lost. */
function prepare({ ports, hub, newId }: WorkParts, profile: Profile, agent: Agent, workspace: Workspace, now: number): void {
  const { store, salvage, highWater } = profile;
  const device = deviceOf(store.read);
  const enrolled = enrolledId(store.read);
  const lost = device === null || enrolled === null ? 0 : highWater.read(enrolled) - device.lastSeq;
  store.write((tx) => {
    if (directoryRev(tx, 'workspace', workspace.id) < workspace.rev) putDirectory(tx, 'workspace', workspace);
    receive(tx, { agentId: agent.id, now }, 'agent', agent);
    if (salvage !== null) {
      restoreCommands(tx, salvage.commands, agent.id, now, newId);
      for (const draft of salvage.drafts) putDraft(tx, draft);
    }
    if (lost > 0) abandonDevice(tx, newId);
  });
  if (salvage !== null) {
    ports.log.error('store damaged, rebuilt', { commandsFound: salvage.commands.length, draftsFound: salvage.drafts.length });
    hub.notice({ kind: 'damaged', file: salvage.file, commandsFound: salvage.commands.length });
  }
  if (lost > 0) {
    ports.log.error('saved commands lost', { lost });
    hub.notice({ kind: 'commandsLost', count: lost });
  }
}
