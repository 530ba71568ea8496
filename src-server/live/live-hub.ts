import { LIVE_CLOSE } from '#shared/contract/central/live.ts';
import { type Actor, maySeeTeam } from '#shared/domain/permission/role.ts';
import { teamFeed, WORKSPACE_FEED } from '#shared/domain/sync/change.ts';
import type { SessionContext } from '../modules/session/session-service.ts';
import type { LiveConnection } from './live-connection.ts';
import { CHANGED, SESSION_ENDED } from './live-frames.ts';

export type OpenConnection = { readonly connection: LiveConnection; readonly context: SessionContext };

const mayFollow = (actor: Actor, feed: string): boolean =>
  feed === WORKSPACE_FEED || actor.role === 'admin' || actor.teamIds.some((teamId) => teamFeed(teamId) === feed);

/** The open sockets of this node by workspace, and who of them is told what. */
export interface LiveHub {
  add(connection: LiveConnection): void;
  remove(connection: LiveConnection): void;
  workspaceIds(): string[];
  open(workspaceId: string): OpenConnection[];
  changed(workspaceId: string, feeds: readonly string[]): void;
  /** To everyone who may see the team; null: the whole workspace. `frameFor` is asked once per different device only when it is a function. */
  tell(workspaceId: string, teamId: string | null, frame: Buffer | ((context: SessionContext) => Buffer)): void;
  endSession(workspaceId: string, sessionId: string): void;
  setActor(connection: LiveConnection, actor: Actor): void;
}

export function createLiveHub(): LiveHub {
  const workspaces = new Map<string, Set<LiveConnection>>();

  const open = (workspaceId: string): OpenConnection[] =>
    [...(workspaces.get(workspaceId) ?? [])].flatMap((connection) =>
      connection.context === null ? [] : [{ connection, context: connection.context }],
    );

  return {
    open,
    workspaceIds: () => [...workspaces.keys()],
    add(connection) {
      if (connection.context === null) return;
      const { workspaceId } = connection.context;
      workspaces.set(workspaceId, (workspaces.get(workspaceId) ?? new Set()).add(connection));
    },
    remove(connection) {
      if (connection.context === null) return;
      const sockets = workspaces.get(connection.context.workspaceId);
      sockets?.delete(connection);
      if (sockets?.size === 0) workspaces.delete(connection.context.workspaceId);
    },
    changed(workspaceId, feeds) {
      for (const { connection, context } of open(workspaceId)) {
        if (feeds.some((feed) => mayFollow(context.actor, feed))) connection.outbox.hint(CHANGED);
      }
    },
    tell(workspaceId, teamId, frame) {
      for (const { connection, context } of open(workspaceId)) {
        if (teamId !== null && !maySeeTeam(context.actor, teamId)) continue;
        connection.outbox.send(typeof frame === 'function' ? frame(context) : frame);
      }
    },
    endSession(workspaceId, sessionId) {
      for (const { connection, context } of open(workspaceId)) {
        if (context.sessionId !== sessionId) continue;
        connection.outbox.send(SESSION_ENDED);
        connection.close(LIVE_CLOSE.unauthenticated);
      }
    },
    setActor(connection, actor) {
      if (connection.context !== null) connection.context = { ...connection.context, actor };
    },
  };
}
