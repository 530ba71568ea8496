import { afterEach, expect, test } from 'vitest';
import { fakeClock } from '../../../test/kit/fake-clock.ts';
import { aTimer } from '../../../test/kit/sla-factory.ts';
import { agentId, type TestProfile, testProfile } from '../../../test/kit/test-profile.ts';
import { aContact, aTicket, T0, uuid } from '../../../test/kit/ticket-factory.ts';
import { putContact } from '../store/contact-store.ts';
import { putTicket } from '../store/ticket-store.ts';
import { createServerClock } from '../sync/server-clock.ts';
import { type DeadlineNotice, watchDeadlines } from './deadline-watch.ts';

let kit: TestProfile;
afterEach(() => kit.close());

test('an agent is warned once of each own deadline that comes near, and of nobody else’s', async () => {
  kit = testProfile();
  const clock = fakeClock(T0);
  const sla = [aTimer({ dueAt: T0 + 60_000, warnAt: T0 + 20_000 })];
  kit.profile.store.write((tx) => {
    putContact(tx, aContact());
    putTicket(tx, aTicket({ assigneeId: agentId, sla }), T0);
    putTicket(tx, aTicket({ id: uuid(2), number: 2, assigneeId: uuid(51), sla }), T0);
    putTicket(tx, aTicket({ id: uuid(3), number: 3, assigneeId: agentId, sla: [aTimer({ dueAt: T0 + 90_000, warnAt: T0 - 1 })] }), T0);
    putTicket(tx, aTicket({ id: uuid(4), number: 4, assigneeId: agentId, sla: [aTimer({ ...sla[0], metAt: T0 })] }), T0);
  });
  const heard: DeadlineNotice[] = [];
  const quiet = () => undefined;
  const work = { profile: kit.profile, serverClock: createServerClock(clock, null) };
  const watch = watchDeadlines(work, clock, { info: quiet, warn: quiet, error: quiet }, (notice) => heard.push(notice));
  await clock.advance(15_000);
  expect(heard).toEqual([]);
  await clock.advance(120_000);
  watch.stop();
  expect(heard).toEqual([{ kind: 'deadline', ticketId: uuid(1), number: 1, contactName: 'Sri Wahyuni', timer: 'firstResponse', dueAt: T0 + 60_000 }]);
});
