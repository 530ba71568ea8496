import { expect, test } from 'vitest';
import { fakeClock } from '../../../test/kit/fake-clock.ts';
import { createAttention, type Stretch } from './attention.ts';

const SECOND = 1_000;

function watched() {
  const clock = fakeClock(1_000_000);
  const told: Stretch[] = [];
  const attention = createAttention(
    clock,
    () => clock.now(),
    (stretch) => told.push(stretch),
  );
  return { clock, told, attention, lengths: () => told.map(({ ticketId, from, to }) => [ticketId, (to - from) / SECOND]) };
}

test('a stretch ends when another ticket comes in front; the same one again says nothing', async () => {
  const { clock, attention, lengths } = watched();
  attention.front('a');
  await clock.advance(10 * SECOND);
  attention.front('a');
  await clock.advance(10 * SECOND);
  attention.front('b');
  await clock.advance(5 * SECOND);
  attention.front(null);
  await clock.advance(5 * SECOND);
  expect(lengths()).toEqual([
    ['a', 20],
    ['b', 5],
  ]);
});

test('who does nothing for a minute is gone, and is back with the next key', async () => {
  const { clock, attention, told, lengths } = watched();
  attention.front('a');
  await clock.advance(30 * SECOND);
  attention.active(true);
  await clock.advance(300 * SECOND);
  expect(lengths()).toEqual([['a', 90]]);
  expect(told[0]?.to).toBe(1_000_000 + 90 * SECOND);
  attention.active(true);
  await clock.advance(10 * SECOND);
  attention.front(null);
  expect(lengths()).toEqual([
    ['a', 90],
    ['a', 10],
  ]);
});

test('a window that goes behind ends the stretch, and a glance is none', async () => {
  const { clock, attention, lengths } = watched();
  attention.front('a');
  await clock.advance(2 * SECOND);
  attention.front('b');
  await clock.advance(10 * SECOND);
  attention.active(false);
  await clock.advance(100 * SECOND);
  attention.active(true);
  await clock.advance(4 * SECOND);
  attention.stop();
  expect(lengths()).toEqual([
    ['b', 10],
    ['b', 4],
  ]);
});

test('a wall clock that jumps changes no length', async () => {
  const { clock, attention, lengths } = watched();
  attention.front('a');
  await clock.advance(10 * SECOND);
  clock.jump(9_999_999);
  await clock.advance(10 * SECOND);
  attention.front(null);
  expect(lengths()).toEqual([['a', 20]]);
});
