import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createInProcessSignal } from '../../src-server/signal/in-process-signal.ts';
import { createNatsSignal } from '../../src-server/signal/nats-signal.ts';
import type { Signal, SignalMessage } from '../../src-server/signal/signal.ts';

const NATS_URL = 'nats://127.0.0.1:4222';
const natsAnswers = await new Promise<boolean>((resolve) => {
  const socket = connect(4222, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
  socket.setTimeout(1_000, () => resolve(false));
  socket.unref();
});
const silent = { warn: () => {} };

async function natsSignal(): Promise<Signal> {
  const connected = Promise.withResolvers<void>();
  const signal = createNatsSignal(NATS_URL, silent, connected.resolve);
  await connected.promise;
  return signal;
}

type Pair = { readonly name: string; readonly open: () => Promise<{ sender: Signal; receiver: Signal }> };
const implementations: Pair[] = [
  {
    name: 'in process',
    open: async () => {
      const signal = createInProcessSignal();
      return { sender: signal, receiver: signal };
    },
  },
];
// In CI a missing server is a failure; elsewhere the in-process signal is tested alone.
if (natsAnswers || process.env.CI) {
  implementations.push(
    { name: 'NATS, two nodes', open: async () => ({ sender: await natsSignal(), receiver: await natsSignal() }) },
    {
      name: 'NATS, a node hears itself',
      open: async () => {
        const signal = await natsSignal();
        return { sender: signal, receiver: signal };
      },
    },
  );
}

const opened: Signal[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((signal) => signal.stop()));
});

const changed = (workspaceId: string = randomUUID()): SignalMessage => ({ topic: 'changed', workspaceId, feeds: ['w'] });

/** Collects the messages of one workspace: others share the NATS server. */
function collect(signal: Signal, workspaceId: string, wanted: number) {
  const messages: SignalMessage[] = [];
  const all = Promise.withResolvers<SignalMessage[]>();
  const unsubscribe = signal.subscribe((message) => {
    if (message.workspaceId !== workspaceId) return;
    messages.push(message);
    if (messages.length === wanted) all.resolve(messages);
  });
  return { all: all.promise, messages, unsubscribe };
}

describe.each(implementations)('signal: $name', ({ open }) => {
  const start = async () => {
    const pair = await open();
    opened.push(...new Set([pair.sender, pair.receiver]));
    return pair;
  };

  test('every topic arrives once, in order, as it was sent', async () => {
    const { sender, receiver } = await start();
    const workspaceId = randomUUID();
    const id = randomUUID();
    const sent: SignalMessage[] = [
      changed(workspaceId),
      { topic: 'conversation', workspaceId, conversationId: id },
      {
        topic: 'presence',
        workspaceId,
        node: id,
        socket: id,
        deviceId: id,
        agentId: id,
        viewing: { ticketId: id, teamId: id, typing: true },
        online: true,
      },
      { topic: 'agentTyping', workspaceId, conversationId: id, agentId: id, name: 'Sari', on: true },
      { topic: 'customerTyping', workspaceId, ticketId: id, teamId: id, on: false },
      { topic: 'sessionEnded', workspaceId, sessionId: id },
    ];
    const seen = collect(receiver, workspaceId, sent.length);
    for (const message of sent) sender.publish(message);
    expect(await seen.all).toEqual(sent);
  });

  test('a handler is called in a later turn, and not after it unsubscribed', async () => {
    const { sender, receiver } = await start();
    const workspaceId = randomUUID();
    const gone = collect(receiver, workspaceId, 1);
    const stays = collect(receiver, workspaceId, 1);
    sender.publish(changed(workspaceId));
    expect(stays.messages).toEqual([]);
    gone.unsubscribe();
    await stays.all;
    expect(gone.messages).toEqual([]);
  });

  test('publishing after the stop does nothing, and stopping twice is no error', async () => {
    const { sender } = await start();
    await sender.stop();
    sender.publish(changed());
    await sender.stop();
  });
});

test('without its server the NATS signal still hears itself, and stops', async () => {
  const signal = createNatsSignal('nats://127.0.0.1:1', silent);
  const workspaceId = randomUUID();
  const seen = collect(signal, workspaceId, 1);
  signal.publish(changed(workspaceId));
  expect(await seen.all).toEqual([changed(workspaceId)]);
  await signal.stop();
});
