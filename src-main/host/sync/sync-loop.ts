import { backOffMs } from '#shared/base/back-off.ts';
import type { Clock, Timer } from '#shared/base/clock.ts';
import type { LiveFromConsole, LiveToConsole } from '#shared/contract/central/live.ts';
import type { Connection } from '#shared/contract/console/console-shapes.ts';
import { CodedError, type ErrorCode } from '#shared/contract/errors.ts';
import { abandonDevice, deviceOf, enrolledId } from '../outbox/device.ts';
import { nextHoldEnd } from '../outbox/outbox-rows.ts';
import { receive } from '../outbox/overlay.ts';
import type { Network, Power } from '../ports/host-ports.ts';
import { getMeta, setMeta } from '../store/meta.ts';
import { failureOf } from './central-client.ts';
import { createLive } from './live.ts';
import { loadAll } from './load.ts';
import { pullAll } from './pull.ts';
import { createPusher } from './push.ts';
import { overlayContext, type SyncContext } from './sync-context.ts';
import type { Uploads } from './uploads.ts';

/**
 * One loop per signed-in profile.
 *
 *     connecting ── me ──► [loading] ──► online ── wait: hint, command, 30 s ──► push, pull ─┐
 *         ▲                                 ▲────────────────────────────────────────────────┘
 *         └──── back-off 1 s to 60 s ◄── offline ◄── any failure that may pass
 *     signInNeeded, updateNeeded, revoked: the loop rests; saved commands are kept.
 */
export type SyncLoop = {
  start(): void;
  stop(): Promise<void>;
  connection(): Connection;
  /** Server time up to which the local copy is known to be true. */
  asOf(): number | null;
  /** Something waits to be sent. */
  wake(): void;
  /** Tries now, whatever the back-off says. */
  now(): void;
  send(frame: LiveFromConsole): void;
};

export type LoopPorts = { readonly clock: Clock; readonly network: Network; readonly power: Power; random(): number; newId(): string };
export type LoopEvents = {
  statusChanged(): void;
  live(frame: LiveToConsole): void;
  liveOpened(): void;
  liveClosed(): void;
};

const POLL_MS = 30_000;
/** A live connection that lasted this long was a good one: it is opened again without waiting. */
const LIVE_HELD_MS = 10_000;
const UPDATE_RETRY_MS = 600_000;
const BACK_OFF = { firstMs: 1_000, maxMs: 60_000 };

/** States that only a person can end. */
const resting: Partial<Record<ErrorCode, Connection>> = {
  UNAUTHENTICATED: { state: 'signInNeeded' },
  SIGN_IN_FAILED: { state: 'signInNeeded' },
  DEVICE_REVOKED: { state: 'revoked' },
};

export function createSyncLoop(context: SyncContext, ports: LoopPorts, uploads: Uploads, events: LoopEvents): SyncLoop {
  const { profile, session, serverClock, log } = context;
  const { clock } = ports;
  const pusher = createPusher(uploads);
  let connection: Connection = { state: 'connecting', since: serverClock.now() };
  let asOf = getMeta(profile.store.read, 'loadedAt') === null ? null : (getMeta(profile.store.read, 'serverTime')?.last ?? null);
  let stopped = false;
  let running: Promise<void> | null = null;
  let known = false;
  let failures = 0;
  let pushFailures = 0;
  let liveFailures = 0;
  let sleeper: { readonly wakeable: boolean; readonly wake: () => void } | null = null;
  let pending: 'none' | 'work' | 'now' = 'none';
  let liveTimer: Timer | null = null;

  let liveOpenedAt: number | null = null;

  const live = createLive(ports.network, clock, log, session.serverUrl, {
    opened: () => {
      liveOpenedAt = clock.monotonic();
      events.liveOpened();
      rouse('work');
    },
    frame: (frame) => {
      if (frame.type === 'changed' || frame.type === 'resync') rouse('work');
      if (frame.type === 'sessionEnded') {
        session.dropAccess();
        live.drop();
        rouse('work');
      }
      events.live(frame);
    },
    closed: () => {
      // A server that welcomes and closes at once must not be asked again in a circle.
      if (liveOpenedAt !== null && clock.monotonic() - liveOpenedAt >= LIVE_HELD_MS) liveFailures = 0;
      liveOpenedAt = null;
      events.liveClosed();
      scheduleLive();
      // It may be the whole network: asking now says so, the poll would only say it half a minute later.
      rouse('work');
    },
  });

  const change = (next: Connection): void => {
    connection = next;
    events.statusChanged();
  };

  function rouse(how: 'work' | 'now'): void {
    if (pending !== 'now') pending = how;
    if (sleeper !== null && (how === 'now' || sleeper.wakeable)) sleeper.wake();
  }

  /** Sleeps until the time is up or something rouses it; from a back-off only `now` does. */
  const sleep = (ms: number, wakeable: boolean): Promise<void> =>
    new Promise((resolve) => {
      if (stopped || pending === 'now' || (pending === 'work' && wakeable)) {
        resolve();
        return;
      }
      const timer = clock.after(ms, () => sleeper?.wake());
      sleeper = {
        wakeable,
        wake: () => {
          timer.cancel();
          sleeper = null;
          resolve();
        },
      };
    });

  function scheduleLive(): void {
    if (stopped || connection.state !== 'online' || !live.isClosed() || liveTimer !== null) return;
    liveFailures += 1;
    const delay = liveFailures === 1 ? 0 : backOffMs(BACK_OFF, liveFailures - 1, ports.random());
    liveTimer = clock.after(delay, () => {
      liveTimer = null;
      if (stopped || connection.state !== 'online') return;
      session.withToken(async (token) => live.connect(token)).catch(() => rouse('work'));
    });
  }

  /** Who we are to the server now, and whether it knows more of our numbers than we do. */
  const greet = async (): Promise<void> => {
    const me = await session.call((client) => client.session.me());
    profile.store.write((tx) => {
      receive(tx, overlayContext(context), 'agent', me.agent);
      setMeta(tx, 'serverSeq', me.lastDeviceSeq);
    });
    const device = deviceOf(profile.store.read);
    if (enrolledId(profile.store.read) === null || device === null) throw new CodedError('UNAUTHENTICATED');
    // A crash while another device was enrolled left the old session: its numbers are not ours, so nothing is sent under it.
    if (me.deviceId !== device.deviceId) throw new CodedError('UNAUTHENTICATED');
    if (me.lastDeviceSeq > device.lastSeq) loseDevice(me.lastDeviceSeq - device.lastSeq);
    known = true;
  };

  function loseDevice(lost: number): never {
    log.error('numbers of this device were lost', { lost });
    profile.store.write((tx) => abandonDevice(tx, ports.newId));
    // A gap that cannot be closed gives what waits new numbers; nothing of it is gone.
    if (lost > 0) context.events.commandsLost(lost);
    throw new CodedError('UNAUTHENTICATED');
  }

  /** Sends what waits, then takes what is new. Answers when to come again, in milliseconds. */
  const round = async (): Promise<number> => {
    if (!known) await greet();
    let again = POLL_MS;
    let at = serverClock.now();
    for (;;) {
      if (stopped) return 0;
      at = serverClock.now();
      const end = await pusher.push(context, at);
      if (end === 'lost') loseDevice(0);
      if (end === 'failed') {
        pushFailures += 1;
        again = backOffMs(BACK_OFF, pushFailures, ports.random());
      }
      if (end === 'empty' || end === 'failed') break;
      pushFailures = 0;
    }
    for (;;) {
      const end = await pullAll(context, () => stopped);
      if (end.kind === 'done' || stopped) break;
      await loadAll(
        context,
        end.feeds,
        () => stopped,
        (done, total) => change({ state: 'loading', done, total }),
      );
    }
    asOf = serverClock.now();
    // Asked from where the last push looked, so that a hold that ended meanwhile is not passed over.
    const heldUntil = nextHoldEnd(profile.store.read, at);
    return heldUntil === null ? again : Math.min(again, Math.max(0, heldUntil - asOf));
  };

  const rest = async (state: Connection): Promise<void> => {
    live.drop();
    change(state);
    await sleep(state.state === 'updateNeeded' ? UPDATE_RETRY_MS : 2 ** 31 - 1, false);
  };

  const recover = async (error: unknown): Promise<void> => {
    known = false;
    const failure = failureOf(error);
    const code = failure.kind === 'coded' ? failure.error.code : null;
    log.info('sync interrupted', { code: code ?? 'down', message: error instanceof Error ? error.name : '' });
    if (code !== null && resting[code] !== undefined) return rest(resting[code]);
    if (code === 'VERSION_TOO_OLD') return rest({ state: 'updateNeeded' });
    failures += 1;
    const delay = backOffMs(BACK_OFF, failures, ports.random());
    const since = connection.state === 'offline' ? connection.since : (asOf ?? serverClock.now());
    live.drop();
    change({ state: 'offline', since, retryAt: serverClock.now() + delay });
    await sleep(delay, false);
  };

  const run = async (): Promise<void> => {
    while (!stopped) {
      pending = 'none';
      try {
        const again = await round();
        if (stopped) return;
        failures = 0;
        change({ state: 'online' });
        scheduleLive();
        await sleep(again, true);
      } catch (error) {
        if (stopped) return;
        await recover(error);
      }
    }
  };

  const offResume = ports.power.onResume(() => {
    log.info('resumed');
    known = false;
    live.drop();
    session.abandonRequests();
    rouse('now');
  });

  return {
    start: () => {
      running ??= run().catch((error: unknown) => log.error('sync ended', { message: error instanceof Error ? error.message : '' }));
    },
    stop: async () => {
      stopped = true;
      offResume();
      liveTimer?.cancel();
      live.drop();
      session.abandonRequests();
      sleeper?.wake();
      await running;
    },
    connection: () => connection,
    asOf: () => asOf,
    wake: () => rouse('work'),
    now: () => rouse('now'),
    send: (frame) => live.send(frame),
  };
}
