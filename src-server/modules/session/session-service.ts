import type { Clock } from '#shared/base/clock.ts';
import type { IdSource, RandomBytes } from '#shared/base/ids.ts';
import type { Session } from '#shared/contract/central/central-contract.ts';
import { CodedError } from '#shared/contract/errors.ts';
import { OLDEST_SUPPORTED } from '#shared/contract/version.ts';
import type { Actor } from '#shared/domain/permission/role.ts';
import type { Database, Trx } from '../../db/database.ts';
import type { RequestContext } from '../../db/request-context.ts';
import { readWorkspace, withWorkspace } from '../../db/with-workspace.ts';
import type { Signal } from '../../signal/signal.ts';
import { type DeviceClaim, enrolDevice, lastDeviceSeq } from '../device/device-service.ts';
import { loadAgents, loadWorkspaces } from '../directory/directory-service.ts';
import type { PasswordHasher } from './password-hasher.ts';
import {
  endSession,
  findAgentForSignIn,
  findRefresh,
  findRunningSessions,
  findSession,
  insertSession,
  lockSession,
  pruneSessions,
  spendRefreshHash,
  updateSessionHashes,
} from './session-repository.ts';
import type { SignInThrottle } from './sign-in-throttle.ts';
import { hashOfToken, newToken } from './tokens.ts';

const ACCESS_MS = 15 * 60_000;
const REFRESH_MS = 30 * 24 * 3_600_000;
/** An answer that was lost may be asked for again this long. */
const RETRY_MS = 60_000;

export type SessionContext = RequestContext & { readonly sessionId: string };

export type SignIn = {
  readonly email: string;
  readonly password: string;
  readonly device: DeviceClaim;
  readonly contractVersion: number;
};

export type Tokens = { readonly accessToken: string; readonly accessExpiresAt: number; readonly refreshToken: string; readonly serverTime: number };

export type SessionParts = {
  readonly db: Database;
  readonly clock: Clock;
  readonly newId: IdSource;
  readonly randomBytes: RandomBytes;
  readonly hasher: PasswordHasher;
  readonly throttle: SignInThrottle;
  readonly signal: Signal;
};

export interface SessionService {
  /** `address` is the network address of the caller. Throws SIGN_IN_FAILED, SIGN_IN_THROTTLED, DEVICE_REVOKED, VERSION_TOO_OLD. */
  signIn(input: SignIn, address: string): Promise<Session>;
  /** Throws UNAUTHENTICATED, DEVICE_REVOKED. */
  refresh(refreshToken: string): Promise<Tokens>;
  signOut(context: SessionContext): Promise<void>;
  me(context: SessionContext): Promise<Pick<Session, 'agent' | 'workspace' | 'deviceId' | 'lastDeviceSeq' | 'serverTime'>>;
  /** Who holds this access token, as of now. Throws UNAUTHENTICATED, DEVICE_REVOKED. */
  authenticate(accessToken: string | null): Promise<SessionContext>;
  /** The rights that these sessions have now; one that ended is missing. */
  recheck(workspaceId: string, sessionIds: readonly string[]): Promise<Map<string, Actor>>;
  /** Takes away what nobody can use any more. */
  prune(workspaceId: string): Promise<void>;
}

async function readSignedIn(trx: Trx, agentId: string): Promise<Pick<Session, 'agent' | 'workspace'>> {
  const [agent] = await loadAgents(trx, [agentId]);
  const [workspace] = await loadWorkspaces(trx, null);
  if (agent === undefined || workspace === undefined) throw new CodedError('UNAUTHENTICATED');
  return { agent: { ...agent, teamIds: [...agent.teamIds] }, workspace };
}

export async function createSessionService(parts: SessionParts): Promise<SessionService> {
  const { db, clock, randomBytes, hasher, throttle, signal } = parts;
  // An unknown address costs the same work as a wrong password, so that the answer's time tells nothing.
  const nobody = await hasher.hash(newToken(randomBytes));

  function newPair(now: number) {
    const accessToken = newToken(randomBytes);
    const refreshToken = newToken(randomBytes);
    return {
      tokens: { accessToken, accessExpiresAt: now + ACCESS_MS, refreshToken, serverTime: now },
      accessHash: hashOfToken(accessToken),
      accessExpiresAt: now + ACCESS_MS,
      refreshHash: hashOfToken(refreshToken),
      refreshExpiresAt: now + REFRESH_MS,
    };
  }

  async function end(workspaceId: string, sessionId: string): Promise<void> {
    const ended = await withWorkspace(db, workspaceId, (trx) => endSession(trx, sessionId, clock.now()));
    if (ended) signal.publish({ topic: 'sessionEnded', workspaceId, sessionId });
  }

  return {
    async signIn(input, address) {
      if (input.contractVersion < OLDEST_SUPPORTED) throw new CodedError('VERSION_TOO_OLD');
      const email = input.email.toLowerCase();
      await throttle.admit(email, address);
      const found = await findAgentForSignIn(db, email);
      const matches = await hasher.verify(found?.password_hash ?? nobody, input.password);
      if (found === undefined || !matches || !found.active) {
        await throttle.failed(address);
        throw new CodedError('SIGN_IN_FAILED');
      }
      await throttle.succeeded(email);
      const workspaceId = found.workspace_id;
      const agentId = found.agent_id;
      return withWorkspace(db, workspaceId, async (trx) => {
        const now = clock.now();
        const device = await enrolDevice(trx, { workspaceId, agentId }, input.device, parts.newId, now);
        const { tokens, ...pair } = newPair(now);
        await insertSession(trx, { workspaceId, id: parts.newId(), agentId, deviceId: device.deviceId, ...pair, now });
        return { ...tokens, ...device, ...(await readSignedIn(trx, agentId)) };
      });
    },

    async refresh(refreshToken) {
      const hash = hashOfToken(refreshToken);
      const found = await findRefresh(db, hash);
      if (found === undefined) throw new CodedError('UNAUTHENTICATED');
      const { workspace_id: workspaceId, session_id: sessionId } = found;
      const answer = await withWorkspace(db, workspaceId, async (trx): Promise<Tokens | 'refused' | 'device-revoked' | 'reused'> => {
        const session = await lockSession(trx, sessionId);
        const now = clock.now();
        if (session === undefined || !session.agent_active) return 'refused';
        if (session.device_revoked_at !== null) return 'device-revoked';
        if (session.revoked_at !== null || session.refresh_expires_at <= now) return 'refused';
        const isCurrent = session.refresh_hash === hash;
        const isRetry = session.previous_refresh_hash === hash && now - session.rotated_at <= RETRY_MS;
        if (!isCurrent && !isRetry) return 'reused';
        // Of a retry the pair that got lost is spent: should it turn up after all, two hold this session.
        const spent = isCurrent ? session.previous_refresh_hash : session.refresh_hash;
        if (spent !== null) await spendRefreshHash(trx, workspaceId, sessionId, spent, now);
        const pair = newPair(now);
        await updateSessionHashes(trx, sessionId, {
          access_hash: pair.accessHash,
          access_expires_at: pair.accessExpiresAt,
          previous_access_hash: isCurrent ? session.access_hash : session.previous_access_hash,
          refresh_hash: pair.refreshHash,
          previous_refresh_hash: hash,
          refresh_expires_at: pair.refreshExpiresAt,
          rotated_at: isCurrent ? now : session.rotated_at,
        });
        return pair.tokens;
      });
      if (answer === 'reused') await end(workspaceId, sessionId);
      if (answer === 'device-revoked') throw new CodedError('DEVICE_REVOKED');
      if (typeof answer === 'string') throw new CodedError('UNAUTHENTICATED');
      return answer;
    },

    signOut: (context) => end(context.workspaceId, context.sessionId),

    me: (context) =>
      readWorkspace(db, context.workspaceId, async (trx) => ({
        ...(await readSignedIn(trx, context.actor.agentId)),
        deviceId: context.deviceId,
        lastDeviceSeq: await lastDeviceSeq(trx, context.deviceId),
        serverTime: clock.now(),
      })),

    async authenticate(accessToken) {
      const found = accessToken === null ? undefined : await findSession(db, hashOfToken(accessToken));
      if (found === undefined) throw new CodedError('UNAUTHENTICATED');
      if (found.device_revoked_at !== null) throw new CodedError('DEVICE_REVOKED');
      if (found.session_revoked_at !== null || !found.agent_active || found.access_expires_at <= clock.now()) throw new CodedError('UNAUTHENTICATED');
      return {
        workspaceId: found.workspace_id,
        sessionId: found.session_id,
        deviceId: found.device_id,
        actor: { agentId: found.agent_id, role: found.role, teamIds: found.team_ids },
      };
    },

    recheck: (workspaceId, sessionIds) =>
      readWorkspace(db, workspaceId, async (trx) => {
        const running = await findRunningSessions(trx, sessionIds);
        const agents = running.length === 0 ? [] : await loadAgents(trx, [...new Set(running.map((session) => session.agent_id))]);
        const actors = new Map(
          agents.filter((agent) => agent.active).map((agent) => [agent.id, { agentId: agent.id, role: agent.role, teamIds: agent.teamIds }]),
        );
        return new Map(
          running.flatMap(({ id, agent_id }) => {
            const actor = actors.get(agent_id);
            return actor === undefined ? [] : [[id, actor] as const];
          }),
        );
      }),

    async prune(workspaceId) {
      await withWorkspace(db, workspaceId, (trx) => pruneSessions(trx, clock.now() - REFRESH_MS));
    },
  };
}
