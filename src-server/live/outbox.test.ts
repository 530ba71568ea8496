import type { Duplex } from 'node:stream';
import { expect, test } from 'vitest';
import { createOutbox } from './outbox.ts';
import { textFrame } from './text-frame.ts';

/** A socket whose reader takes nothing until it is told to take all. */
function slowSocket() {
  const written: (() => void)[] = [];
  return {
    writable: true,
    writableLength: 0,
    write(frame: Buffer, done: () => void = () => {}) {
      this.writableLength += frame.length;
      written.push(done);
      return false;
    },
    readAll() {
      this.writableLength = 0;
      for (const done of written.splice(0)) done();
    },
  };
}

const resync = Buffer.alloc(5);

function setUp(maxBufferedBytes: number) {
  const socket = slowSocket();
  const seen = { dropped: 0, resyncs: 0 };
  let now = 0;
  const events = {
    resync,
    onDropped: () => {
      seen.dropped += 1;
    },
    onResync: () => {
      seen.resyncs += 1;
    },
  };
  const outbox = createOutbox(socket as unknown as Duplex, () => now, { maxBufferedBytes, slowMs: 1_000 }, events);
  return {
    socket,
    seen,
    outbox,
    wait: (ms: number) => {
      now += ms;
    },
    now: () => now,
  };
}

const frame = Buffer.alloc(40);

test('a stalled reader costs no more than the limit, and is told once when it reads again', () => {
  const { socket, seen, outbox } = setUp(100);
  for (let i = 0; i < 50; i++) outbox.send(frame);
  expect(socket.writableLength).toBe(80 + resync.length);
  expect(seen).toEqual({ dropped: 48, resyncs: 0 });
  socket.readAll();
  expect(seen.resyncs).toBe(1);
  outbox.send(frame);
  expect(seen.dropped).toBe(48);
});

test('one frame larger than the limit still goes to a reader that keeps up', () => {
  const { socket, seen, outbox } = setUp(10);
  outbox.send(frame);
  expect(socket.writableLength).toBe(40);
  expect(seen.dropped).toBe(0);
});

test('only a reader that is behind for too long is stuck', () => {
  const { socket, outbox, wait, now } = setUp(100);
  for (let i = 0; i < 5; i++) outbox.send(frame);
  wait(900);
  expect(outbox.isStuck(now())).toBe(false);
  wait(200);
  expect(outbox.isStuck(now())).toBe(true);
  socket.readAll();
  expect(outbox.isStuck(now())).toBe(false);
});

test('a hint that the reader has not taken yet is not repeated', () => {
  const { socket, outbox } = setUp(1_000);
  outbox.hint(frame);
  outbox.hint(frame);
  expect(socket.writableLength).toBe(40);
  outbox.send(Buffer.alloc(10));
  outbox.hint(frame);
  expect(socket.writableLength).toBe(90);
});

test.each([0, 125, 126, 300, 65_535])('a frame of %i bytes carries its length', (length) => {
  const framed = textFrame('x'.repeat(length));
  expect(framed[0]).toBe(0x81);
  const header = length < 126 ? 2 : 4;
  expect(framed.length).toBe(header + length);
  expect(header === 2 ? framed[1] : framed.readUInt16BE(2)).toBe(length);
});
