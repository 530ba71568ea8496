import { describe, expect, test } from 'vitest';
import { teamFeed } from '#shared/domain/sync/change.ts';
import { fakeClock } from '../../../test/kit/fake-clock.ts';
import { agentId, testProfile } from '../../../test/kit/test-profile.ts';
import { aTicket, T0, uuid } from '../../../test/kit/ticket-factory.ts';
import { insertCommand, listUnsent, type NewRow, type OutboxRow } from '../outbox/outbox-rows.ts';
import { receive, refold } from '../outbox/overlay.ts';
import { putDirectory } from '../store/directory-store.ts';
import { listTemplates, putTemplate } from '../store/template-store.ts';
import { getTicket } from '../store/ticket-store.ts';
import type { WriteTx } from '../store/write-tx.ts';
import { dropFeed } from './pull.ts';
import { nextBatch } from './push.ts';
import { createServerClock } from './server-clock.ts';

const row = (seq: number, patch: Partial<OutboxRow> = {}): OutboxRow => ({
  position: seq,
  command_id: uuid(seq),
  device_id: uuid(900),
  device_seq: seq,
  version: 1,
  type: 'ticket.note',
  subject_kind: 'ticket',
  subject_id: uuid(1000 + seq),
  body: '{}',
  body_hash: '',
  base_rev: null,
  issued_at: T0,
  last_server_time: null,
  at: T0,
  state: 'waiting',
  settled: 0,
  outcome: null,
  outcome_rev: null,
  attempts: 0,
  first_failed_at: null,
  hold_until: null,
  kept_draft: 0,
  ...patch,
});
const seqs = (rows: readonly OutboxRow[]) => rows.map((item) => item.device_seq);

describe('a team that the agent has left', () => {
  test('[R14] takes with it the tickets that the server has there, also those that a waiting transfer shows elsewhere', () => {
    const kit = testProfile();
    const [left, kept] = [uuid(30), uuid(31)];
    const overlay = { agentId, now: T0 };
    const transfer = (id: string, queueId: string, seq: number): NewRow => {
      const body = { type: 'ticket.transfer', ticketId: id, queueId, agentId: null, note: '' } as const;
      const known = { baseRev: 1, issuedAt: T0, lastServerTime: T0 };
      return {
        command: { id: uuid(seq), deviceSeq: seq, version: 1, body, bodyHash: '', ...known },
        deviceId: uuid(900),
        subject: { kind: 'ticket', id },
        at: T0,
      };
    };
    const waits = (tx: WriteTx, row: NewRow): void => {
      insertCommand(tx, row);
      refold(tx, overlay, row.subject);
    };
    kit.profile.store.write((tx) => {
      for (const [id, teamId] of [
        [uuid(20), left],
        [uuid(21), kept],
      ] as const) {
        putDirectory(tx, 'queue', { id, teamId, name: '', responseTargetMinutes: null, isDefault: true, rev: 1 });
      }
      receive(tx, overlay, 'ticket', aTicket({ id: uuid(1), teamId: left }));
      receive(tx, overlay, 'ticket', aTicket({ id: uuid(2), teamId: left, number: 2 }));
      receive(tx, overlay, 'ticket', aTicket({ id: uuid(3), teamId: kept, queueId: uuid(21), number: 3 }));
      const text = {
        agentId: null,
        language: 'id',
        topic: '',
        shortcut: '',
        title: '',
        body: '',
        attachments: [],
        status: 'published',
        version: 1,
        updatedById: null,
        updatedAt: 0,
        rev: 1,
      } as const;
      for (const [id, teamId] of [
        [uuid(60), left],
        [uuid(61), kept],
        [uuid(62), null],
      ] as const)
        putTemplate(tx, { ...text, id, teamId });
    });
    kit.profile.store.write((tx) => {
      waits(tx, transfer(uuid(2), uuid(21), 1));
      waits(tx, transfer(uuid(3), uuid(20), 2));
    });
    kit.profile.store.write((tx) => dropFeed(tx, teamFeed(left)));
    const { read } = kit.profile.store;
    expect([1, 2, 3].map((n) => getTicket(read, uuid(n)) !== null)).toEqual([false, false, true]);
    expect(listUnsent(read, 10).length).toBe(2);
    expect(listTemplates(read).map((template) => template.id)).toEqual([uuid(61), uuid(62)]);
    kit.close();
  });
});

describe('the next batch', () => {
  test('[R5] holds at most 50 commands, and at most 256 KB', () => {
    const many = Array.from({ length: 80 }, (_, index) => row(index + 1));
    expect(nextBatch(many, [], 50, T0).rows.length).toBe(50);
    const big = Array.from({ length: 40 }, (_, index) => row(index + 1, { body: 'x'.repeat(20_000) }));
    const size = nextBatch(big, [], 50, T0).rows.reduce((sum, item) => sum + item.body.length, 0);
    expect(size).toBeGreaterThan(200_000);
    expect(size).toBeLessThanOrEqual(256 * 1024);
    expect(nextBatch([row(1, { body: 'x'.repeat(900_000) })], [], 50, T0).rows.length).toBe(1);
  });

  test('[R8] leaves out what is parked and what waits behind it, and names their numbers', () => {
    const ticket = uuid(77);
    const unsent = [row(1, { state: 'parked', subject_id: ticket }), row(2), row(3, { subject_id: ticket }), row(4), row(5, { subject_id: ticket })];
    const batch = nextBatch(unsent, [], 50, T0);
    expect([seqs(batch.rows), batch.parkedSeqs]).toEqual([
      [2, 4],
      [1, 3],
    ]);
    expect(nextBatch([row(6)], [5], 50, T0).parkedSeqs).toEqual([5]);
  });
});

describe('[R16] server time', () => {
  test('is the middle of the round trip, carried on by the monotonic clock', async () => {
    const clock = fakeClock(T0);
    const server = createServerClock(clock, null);
    expect([server.now(), server.offsetMs(), server.lastHeard()]).toEqual([T0, null, null]);
    await clock.advance(200);
    server.heard(T0 + 3_600_000, 0, 200);
    expect(server.now()).toBe(T0 + 3_600_000 + 100);
    clock.jump(-9 * 3_600_000);
    await clock.advance(1_000);
    expect(server.now()).toBe(T0 + 3_600_000 + 1_100);
  });

  test('a slow answer does not spoil a quick one', async () => {
    const clock = fakeClock(T0);
    const server = createServerClock(clock, null);
    await clock.advance(20);
    server.heard(T0, 0, 20);
    await clock.advance(10_000);
    server.heard(T0, 20, 10_020);
    expect(server.now()).toBe(T0 + 10_010);
  });

  test('before the first answer it never falls behind what was heard in an earlier run', () => {
    const server = createServerClock(fakeClock(T0 - 3 * 86_400_000), { last: T0, offsetMs: 0 });
    expect([server.now(), server.offsetMs()]).toEqual([T0, null]);
  });
});
