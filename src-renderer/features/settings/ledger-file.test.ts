import { expect, test } from 'vitest';
import type { CommandStatus, SyncStatus } from '#shared/contract/console/console-shapes.ts';
import { ledgerFile } from './ledger-file.ts';

test('the exported ledger tells what happened to each command, and nothing that an agent typed', () => {
  const command: CommandStatus = {
    commandId: 'c1',
    type: 'ticket.reply',
    ticketId: 't1',
    ticketNumber: 12,
    contactId: 'k1',
    issuedAt: Date.UTC(2026, 10, 22, 7),
    status: { kind: 'refused', code: 'TAKEN', detail: {} },
    text: 'Baik Bu Sari, pesanan Ibu kami cek dulu.',
    attachments: [{ hash: 'a'.repeat(64), name: 'KTP Sari.png', mime: 'image/png', size: 9 }],
    deviceSeq: 3,
  };
  const status: SyncStatus = {
    connection: { state: 'online' },
    asOf: 1,
    clockOffsetMs: 0,
    outbox: { waiting: 0, refused: 1, parked: 0, oldestAt: null },
  };
  const ledger = { commands: [command], lastDeviceSeq: 3, lastServerSeq: 3, deviceId: 'd1', localChanges: 9, storeBytes: 1_000 };
  const file = ledgerFile({ at: Date.UTC(2026, 10, 22, 7, 2, 31), version: '0.1.0', status, ledger });
  expect(file.name).toBe('tanggap-ledger-2026-11-22T07-02-31.json');
  expect(file.text).not.toContain('Sari');
  expect(JSON.parse(file.text)).toMatchObject({
    product: 'tanggap',
    deviceId: 'd1',
    status: { outbox: { refused: 1 } },
    commands: [{ commandId: 'c1', type: 'ticket.reply', ticketNumber: 12, deviceSeq: 3, status: { kind: 'refused', code: 'TAKEN' } }],
  });
});
