import { expect, test } from 'vitest';
import type { Connection, SyncStatus } from '#shared/contract/console/console-shapes.ts';
import { say } from '#shared/text/languages.ts';
import { createFormat } from '../../state/format.ts';
import { connectionWords } from './connection-words.ts';

const now = Date.UTC(2026, 10, 22, 7, 5);
const asOf = Date.UTC(2026, 10, 22, 7, 2);
const status = (connection: Connection, patch: Partial<SyncStatus> = {}): SyncStatus => ({
  connection,
  asOf,
  clockOffsetMs: 0,
  outbox: { waiting: 0, refused: 0, parked: 0, oldestAt: null },
  ...patch,
});
const told = (...parameters: [Connection, Partial<SyncStatus>?]) => {
  const { tone, parts } = connectionWords('ready', status(...parameters), now, createFormat('id', 'Asia/Jakarta'));
  return `${tone}: ${parts.map((part) => say('id', part.sentence, part.values)).join(' · ')}`;
};

test('offline says since when, how old the data is, and when it is tried again', () => {
  expect(told({ state: 'offline', since: asOf, retryAt: now + 12_000 })).toBe(
    'warn: Offline sejak 14.02 · data per 14.02 · mencoba lagi 12 dtk lagi',
  );
  expect(told({ state: 'offline', since: asOf, retryAt: null }, { clockOffsetMs: null, asOf: null })).toBe(
    'warn: Offline sejak 14.02 · belum ada data · jam belum dipastikan',
  );
});

test('connected but old data is marked, loading tells how far', () => {
  expect(told({ state: 'online' }, { asOf: now - 1_000 })).toBe('ok: Terhubung · data per 14.04');
  expect(told({ state: 'online' })).toMatch(/^warn/);
  expect(told({ state: 'loading', done: 1, total: 3 })).toBe('busy: Mengambil data 33%');
});

test('a host that is gone speaks before everything else', () => {
  expect(connectionWords('gone', status({ state: 'online' }), now, createFormat('id', 'Asia/Jakarta')).tone).toBe('danger');
});
