import { afterEach, expect, test } from 'vitest';
import { fakeClock } from '../../../test/kit/fake-clock.ts';
import { failingDriver, sqlError, type TestProfile, testProfile } from '../../../test/kit/test-profile.ts';
import { aTicket, T0 } from '../../../test/kit/ticket-factory.ts';
import { putTicket } from '../store/ticket-store.ts';
import { createServerClock } from '../sync/server-clock.ts';
import { keepHouse } from './housekeeping.ts';

let kit: TestProfile;
afterEach(() => kit.close());

test('a disk that is full ends no program from a timer, and what was left is done once there is room', async () => {
  let full = false;
  kit = testProfile(failingDriver((sql) => (full && sql === 'COMMIT' ? sqlError('SQLITE_FULL') : null)));
  const { store } = kit.profile;
  const clock = fakeClock(T0);
  const errors: string[] = [];
  const log = { info: () => undefined, warn: () => undefined, error: (event: string) => void errors.push(event) };
  const notifier = { notify: () => undefined, badge: () => undefined };
  store.write((tx) => putTicket(tx, aTicket({ snoozedUntil: T0 + 2_000 }), T0));
  full = true;
  const house = keepHouse({ profile: kit.profile, serverClock: createServerClock(clock, null) }, clock, notifier, log);
  const bucket = () => store.read.get<{ bucket: number }>('SELECT bucket FROM ticket')?.bucket;
  await clock.advance(12_000);
  expect([bucket(), errors]).toEqual([2, ['search index failed', 'waking failed', 'waking failed']]);
  full = false;
  await clock.advance(5_000);
  expect(bucket()).toBe(0);
  house.stop();
});
