import { hostname } from 'node:os';
import type { Session as CentralSession } from '#shared/contract/central/central-contract.ts';
import type { SessionState } from '#shared/contract/console/console-shapes.ts';
import { CodedError } from '#shared/contract/errors.ts';
import { CONTRACT_VERSION } from '#shared/contract/version.ts';
import { deviceOf, enrol, enrolledId } from '../outbox/device.ts';
import { setMeta } from '../store/meta.ts';
import { profileId } from '../store/profile.ts';
import { type CentralClient, centralClient, failureOf } from '../sync/central-client.ts';
import { type OpenedWork, openWork, type WorkParts } from './open-work.ts';
import type { KnownProfile, ProfileList } from './profile-list.ts';
import { serverOrigin } from './server-address.ts';
import type { Work } from './work.ts';

export type SessionService = {
  /** The work of who is signed in. */
  work(): Work | null;
  /** Throws STORE_FROM_FUTURE, STORE_IN_USE and the like when the kept profile cannot be opened. */
  current(): SessionState;
  signIn(ask: { serverUrl: string; email: string; password: string }): Promise<SessionState>;
  resume(profileId: string): Promise<SessionState>;
  signOut(): Promise<SessionState>;
  start(): void;
  stop(): Promise<void>;
};

const SIGN_OUT_WAIT_MS = 3_000;

/** A file that shows damage again and again is left to the next start. */
const MAX_RECOVERIES = 3;

export function createSessionService(given: Omit<WorkParts, 'onDamage'>, profiles: ProfileList): SessionService {
  const { ports, hub } = given;
  const parts: WorkParts = { ...given, onDamage: () => void recover() };
  let recoveries = 0;
  let work: OpenedWork | null = null;
  let stopped = false;
  let queue: Promise<unknown> = Promise.resolve();
  /** One change of session at a time. */
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const next = queue.then(run);
    queue = next.catch(() => undefined);
    return next;
  };

  const known = (id: string): KnownProfile | undefined => profiles.all().find((profile) => profile.id === id);
  const announce = (): void => hub.topic('session', 'sync', 'directory', 'outbox', 'templates', 'queue');

  const close = async (): Promise<void> => {
    const closing = work;
    work = null;
    await closing?.close();
  };

  const resumeNow = (profile: KnownProfile): void => {
    work = openWork(parts, profile.serverUrl, profile.agent, profile.workspace);
    work.loop.start();
  };

  /** Opening judges the file: whole after all, or put aside, salvaged, and loaded again from the server. */
  const recover = (): Promise<void> =>
    inTurn(async () => {
      const profile = work === null ? undefined : known(work.profile.id);
      recoveries += 1;
      if (profile === undefined || recoveries > MAX_RECOVERIES) return;
      ports.log.error('store shows damage, opened anew');
      await close();
      resumeNow(profile);
      announce();
    }).catch((error: unknown) => ports.log.error('store not opened anew', { message: error instanceof Error ? error.message : '' }));

  const current = (): SessionState => {
    const kept = profiles.current();
    // The start could not open it, or it was busy then: tried again, so that the reason is said where someone reads it.
    if (work === null && kept !== null && !stopped) {
      resumeNow(kept);
      announce();
    }
    if (work === null) {
      return {
        state: 'signedOut',
        serverUrl: profiles.lastServerUrl() ?? ports.defaultServerUrl,
        profiles: profiles
          .all()
          .filter((profile) => profile.signedIn)
          .map((p) => ({ id: p.id, name: p.agent.name, email: p.agent.email, workspace: p.workspace.name, serverUrl: p.serverUrl })),
      };
    }
    const profile = known(work.profile.id);
    if (profile === undefined) throw new CodedError('INTERNAL');
    return {
      state: 'signedIn',
      agent: { ...profile.agent, teamIds: [...profile.agent.teamIds] },
      workspace: profile.workspace,
      serverUrl: profile.serverUrl,
      profileId: profile.id,
    };
  };

  const signIn = async (ask: { serverUrl: string; email: string; password: string }): Promise<SessionState> => {
    const serverUrl = serverOrigin(ask.serverUrl);
    const client = centralClient(ports.network, serverUrl, () => null);
    await probe(client);
    const email = ask.email.trim().toLowerCase();
    const before = profiles.all().find((profile) => profile.serverUrl === serverUrl && profile.agent.email.toLowerCase() === email);
    const enter = (deviceId: string | undefined): Promise<CentralSession> =>
      requestSignIn(client, { email: ask.email, password: ask.password }, deviceId);
    let session = await enter(before?.deviceId);

    const front = work?.front.ticketId ?? null;
    const same = work?.profile.id === profileId(session.workspace.id, session.agent.id);
    await close();
    const opened = openWork(parts, serverUrl, session.agent, session.workspace);
    try {
      if (!agrees(opened, session)) session = await enter(undefined);
      const { deviceId, lastDeviceSeq } = session;
      opened.profile.store.write((tx) => {
        enrol(tx, deviceId);
        setMeta(tx, 'serverSeq', lastDeviceSeq);
      });
      await opened.session.renew(session);
    } catch (error) {
      await opened.close();
      announce();
      throw error;
    }
    const { agent, workspace, deviceId } = session;
    profiles.put({ id: opened.profile.id, serverUrl, agent, workspace, deviceId, signedIn: true });
    profiles.setCurrent(opened.profile.id);
    work = opened;
    if (same) work.front.ticketId = front;
    work.loop.start();
    announce();
    return current();
  };

  return {
    work: () => work,
    current,
    signIn: (ask) => inTurn(() => signIn(ask)),
    resume: (id) =>
      inTurn(async () => {
        const profile = known(id);
        if (profile?.signedIn !== true) throw new CodedError('NOT_FOUND');
        if (work?.profile.id !== id) {
          await close();
          resumeNow(profile);
        }
        profiles.setCurrent(id);
        announce();
        return current();
      }),
    signOut: () =>
      inTurn(async () => {
        const leaving = work;
        if (leaving !== null) {
          const profile = known(leaving.profile.id);
          if (profile !== undefined) profiles.put({ ...profile, signedIn: false });
          profiles.setCurrent(null);
          await leaving.loop.stop();
          await sayGoodbye(leaving);
          await leaving.session.forget();
          await close();
        }
        announce();
        return current();
      }),
    start: () => {
      const kept = profiles.current();
      if (kept === null) return;
      try {
        resumeNow(kept);
      } catch (error) {
        ports.log.error('profile not opened', { code: error instanceof CodedError ? error.code : 'unknown' });
      }
    },
    stop: () =>
      inTurn(async () => {
        stopped = true;
        await close();
      }),
  };

  /** Best effort: without the network the session ends here, and on the server when it runs out. */
  async function sayGoodbye(leaving: Work): Promise<void> {
    const ended = leaving.session.call((client) => client.session.signOut()).catch(() => undefined);
    const enough = new Promise<void>((resolve) => void ports.clock.after(SIGN_OUT_WAIT_MS, resolve));
    await Promise.race([ended, enough]);
  }
}

/** Whether the numbers that the server knows of this device are ones that were given here. */
function agrees({ profile }: Work, session: CentralSession): boolean {
  const device = deviceOf(profile.store.read);
  if (device !== null && enrolledId(profile.store.read) === session.deviceId) return session.lastDeviceSeq <= device.lastSeq;
  return session.lastDeviceSeq === 0;
}

async function probe(client: CentralClient): Promise<void> {
  let info: Awaited<ReturnType<CentralClient['server']['info']>>;
  try {
    info = await client.server.info();
  } catch (error) {
    const failure = failureOf(error);
    const passing = failure.kind === 'coded' && (failure.error.code === 'UNAVAILABLE' || failure.error.code === 'RATE_LIMITED');
    if (passing) throw failure.error;
    throw new CodedError(failure.kind === 'down' && !failure.answered ? 'SERVER_UNREACHABLE' : 'NOT_A_TANGGAP_SERVER', {}, { cause: error });
  }
  if (info?.product !== 'tanggap') throw new CodedError('NOT_A_TANGGAP_SERVER');
  if (info.oldestSupported > CONTRACT_VERSION) throw new CodedError('VERSION_TOO_OLD');
}

async function requestSignIn(client: CentralClient, who: { email: string; password: string }, deviceId: string | undefined): Promise<CentralSession> {
  try {
    return await client.session.signIn({
      ...who,
      device: { name: hostname().slice(0, 120) || 'console', platform: process.platform, ...(deviceId === undefined ? {} : { id: deviceId }) },
      contractVersion: CONTRACT_VERSION,
    });
  } catch (error) {
    const failure = failureOf(error);
    throw failure.kind === 'coded' ? failure.error : new CodedError('SERVER_UNREACHABLE', {}, { cause: error });
  }
}
