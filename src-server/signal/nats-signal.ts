import { connect, type NatsConnection } from '@nats-io/transport-node';
import { createInProcessSignal } from './in-process-signal.ts';
import { type Signal, type SignalMessage, zSignalMessage } from './signal.ts';

export type SignalLog = { warn(fields: object, event: string): void };

const SUBJECT = 'tanggap.signal';

/**
 * The signal between nodes, over NATS. It is ready at once and connects behind the scenes, for ever: while NATS is away the
 * node still hears itself, and the poll behind `lossy` covers the others.
 */
export function createNatsSignal(url: string, log: SignalLog, onConnected: () => void = () => {}): Signal {
  const local = createInProcessSignal();
  let connection: NatsConnection | null = null;
  let stopped = false;

  const receive = (payload: Uint8Array): void => {
    const message = parse(payload);
    if (message === null) log.warn({}, 'signal-not-understood');
    else local.publish(message);
  };

  const opening = connect({
    servers: url,
    name: 'tanggap',
    noEcho: true,
    maxReconnectAttempts: -1,
    waitOnFirstConnect: true,
    reconnectTimeWait: 1_000,
  })
    .then(async (opened) => {
      if (stopped) return opened.close();
      connection = opened;
      opened.subscribe(SUBJECT, {
        callback: (error, message) => {
          if (error === null) receive(message.data);
        },
      });
      await opened.flush();
      onConnected();
      void logStates(opened, log);
    })
    .catch(() => {
      if (!stopped) log.warn({}, 'signal-connect-failed');
    });

  return {
    lossy: true,
    publish(message) {
      local.publish(message);
      if (connection === null || connection.isClosed() || connection.isDraining()) return;
      try {
        connection.publish(SUBJECT, JSON.stringify(message));
      } catch {
        log.warn({}, 'signal-publish-failed');
      }
    },
    subscribe: (handle) => local.subscribe(handle),
    async stop() {
      stopped = true;
      await local.stop();
      if (connection !== null) await connection.close();
      else void opening;
    },
  };
}

async function logStates(connection: NatsConnection, log: SignalLog): Promise<void> {
  for await (const state of connection.status()) {
    if (state.type === 'disconnect' || state.type === 'reconnect') log.warn({ state: state.type }, 'signal-connection');
  }
}

function parse(payload: Uint8Array): SignalMessage | null {
  try {
    return zSignalMessage.parse(JSON.parse(new TextDecoder().decode(payload)));
  } catch {
    return null;
  }
}
