import { expect, test } from 'vitest';
import { T0, uuid } from '../../../test/kit/ticket-factory.ts';
import { commandStatus } from './command-status.ts';
import type { OutboxRow } from './outbox-rows.ts';

const file = { hash: 'a'.repeat(64), name: 'bukti transfer.png', mime: 'image/png', size: 12 };
const row: OutboxRow = {
  position: 1,
  command_id: uuid(1),
  device_id: uuid(2),
  device_seq: 1,
  version: 1,
  type: 'ticket.reply',
  subject_kind: 'ticket',
  subject_id: uuid(3),
  body: JSON.stringify({ type: 'ticket.reply', ticketId: uuid(3), text: 'Kami cek dulu ya', attachments: [file] }),
  body_hash: 'b'.repeat(64),
  base_rev: 1,
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
};
const db = { get: () => undefined, all: () => [] };

test('what was typed and attached comes back with a refused or parked command, and with no other', () => {
  const refused = {
    ...row,
    state: 'refused',
    outcome: JSON.stringify({ commandId: uuid(1), status: 'refused', code: 'TAKEN', detail: {} }),
  } as const;
  for (const back of [refused, { ...row, state: 'parked' } as const]) {
    expect(commandStatus(db, back, new Set())).toMatchObject({ text: 'Kami cek dulu ya', attachments: [file] });
  }
  expect(commandStatus(db, row, new Set([uuid(1)]))).toMatchObject({ status: { kind: 'sending' }, text: null, attachments: [] });
});

test('what was taken back in time is said to be so, not set aside', () => {
  const taken = { ...row, state: 'refused', settled: 1 } as const;
  expect(commandStatus(db, { ...taken, hold_until: T0 + 5_000 }, new Set()).status).toEqual({ kind: 'withdrawn' });
  expect(commandStatus(db, { ...taken, attempts: 5 }, new Set()).status).toEqual({ kind: 'parked', attempts: 5 });
});
