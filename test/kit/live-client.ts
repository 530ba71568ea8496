import { WebSocket } from 'ws';
import { LIVE_PATH, type LiveToConsole, zLiveToConsole } from '../../src-shared/contract/central/live.ts';

export type LiveClient = {
  readonly frames: LiveToConsole[];
  readonly socket: WebSocket;
  send(frame: unknown): void;
  /** The first frame of this type, there or still to come, that fits; it and all before it are not looked at again. */
  next<T extends LiveToConsole['type']>(
    type: T,
    fits?: (frame: Extract<LiveToConsole, { type: T }>) => boolean,
  ): Promise<Extract<LiveToConsole, { type: T }>>;
  /** Resolves with the close code. */
  readonly closed: Promise<number>;
  close(): void;
};

/** A console's live socket that checks every frame against the contract. Without a token it says no hello. */
export async function openLive(address: string, accessToken?: string, headers: Record<string, string> = {}): Promise<LiveClient> {
  const socket = new WebSocket(`${address.replace('http', 'ws')}${LIVE_PATH}`, { headers, perMessageDeflate: true });
  const frames: LiveToConsole[] = [];
  let looked = 0;
  let wake = (): void => {};
  socket.on('message', (data) => {
    frames.push(zLiveToConsole.parse(JSON.parse(data.toString())));
    wake();
  });
  const closed = new Promise<number>((resolve) => socket.on('close', (code) => resolve(code)));
  await new Promise<void>((resolve, reject) => {
    socket.on('open', () => resolve());
    socket.on('error', reject);
  });
  socket.on('error', () => undefined);
  const client: LiveClient = {
    frames,
    socket,
    closed,
    send: (frame) => socket.send(typeof frame === 'string' || Buffer.isBuffer(frame) ? frame : JSON.stringify(frame)),
    async next(type, fits = () => true) {
      type Wanted = Extract<LiveToConsole, { type: typeof type }>;
      for (;;) {
        while (looked < frames.length) {
          const frame = frames[looked++] as LiveToConsole;
          if (frame.type === type && fits(frame as Wanted)) return frame as Wanted;
        }
        const ended = await Promise.race([closed.then(() => true), new Promise<false>((resolve) => (wake = () => resolve(false)))]);
        if (ended && looked === frames.length) throw new Error(`the socket closed before a frame ${type}`);
      }
    },
    close: () => socket.close(),
  };
  if (accessToken !== undefined) {
    client.send({ type: 'hello', accessToken });
    await client.next('welcome');
  }
  return client;
}
