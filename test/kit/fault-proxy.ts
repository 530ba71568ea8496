import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export const FAULTS = ['none', 'drop', 'delay', 'duplicate', 'halfClose', 'cutAnswer', 'blackhole', 'refuse'] as const;
/**
 * `drop`: both sides end at once. `delay`: everything comes late. `duplicate`: a request reaches the server twice.
 * `halfClose`: the server's side ends, the client's stays open. `cutAnswer`: the answer ends in its middle.
 * `blackhole`: bytes vanish, the connection stands. `refuse`: new connections end at once.
 */
export type Fault = (typeof FAULTS)[number];

export type FaultProxy = {
  readonly address: string;
  set(fault: Fault): void;
  /** No fault from now on; connections that were harmed end. */
  heal(): void;
  stop(): Promise<void>;
};

const DELAY_MS = 150;

/** A TCP proxy before the server at `target` that breaks connections in the ways that networks do. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  const upstream = (): Socket => track(connect(Number(port), hostname));
  let fault: Fault = 'none';

  function track(socket: Socket): Socket {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    return socket;
  }
  const late = (run: () => void): void => {
    if (fault === 'delay') setTimeout(run, DELAY_MS);
    else run();
  };
  const again = (bytes: Buffer): void => {
    const copy = upstream();
    copy.write(bytes);
    copy.on('data', () => undefined);
    setTimeout(() => copy.destroy(), 2_000);
  };

  const server = createServer((client) => {
    track(client);
    if (fault === 'refuse') {
      client.destroy();
      return;
    }
    const origin = upstream();
    client.on('data', (bytes) => {
      if (fault === 'blackhole') return;
      if (fault === 'duplicate' && bytes.subarray(0, 5).toString() === 'POST ') again(bytes);
      late(() => void origin.write(bytes));
    });
    origin.on('data', (bytes) => {
      if (fault === 'blackhole') return;
      if (fault === 'drop') {
        client.destroy();
        origin.destroy();
      } else if (fault === 'cutAnswer') {
        client.end(bytes.subarray(0, Math.floor(bytes.length / 2)));
        origin.destroy();
      } else if (fault === 'halfClose') {
        origin.end();
      } else {
        late(() => void client.write(bytes));
      }
    });
    client.on('close', () => origin.destroy());
    origin.on('close', () => {
      if (fault !== 'halfClose' && fault !== 'blackhole') client.end();
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const endAll = (): void => {
    for (const socket of [...sockets]) socket.destroy();
  };
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set: (next) => {
      fault = next;
      if (next === 'drop' || next === 'refuse') endAll();
    },
    heal: () => {
      fault = 'none';
      endAll();
    },
    stop: async () => {
      endAll();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}
