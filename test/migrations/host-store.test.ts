import { afterEach, beforeEach, expect, test } from 'vitest';
import { APPLICATION_ID, steps } from '../../src-main/host/store/migrations/steps.ts';
import { migrate, openFile } from '../../src-main/host/store/open-file.ts';
import type { SqlConnection } from '../../src-main/host/store/sqlite.ts';
import { temporaryFolder } from '../kit/test-host.ts';
import { realDriver } from '../kit/test-profile.ts';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = `${folder.path}/console.db`;
});
afterEach(() => folder.remove());

/** What a console of the first step holds, at least one row in each table. */
const rows: readonly string[] = [
  `INSERT INTO meta VALUES ('cursor', '"c1"')`,
  `INSERT INTO directory VALUES ('team', 't1', 1, '{"id":"t1","name":"Layanan","rev":1}')`,
  `INSERT INTO template VALUES ('p1', 1, '{"id":"p1"}')`,
  `INSERT INTO contact (id, name, rev, body) VALUES ('c1', 'Sri', 1, '{"id":"c1"}')`,
  `INSERT INTO customer_order (id, contact_id, number, placed_at, rev, body) VALUES ('o1', 'c1', 'TN-1', 5, 1, '{}')`,
  `INSERT INTO ticket (id, number, queue_id, team_id, contact_id, channel, subject, status, status_rev, priority, tags, created_at, updated_at,
     awaiting_count, preview, rev, bucket, live, due_key, wait_key, new_key)
   VALUES ('k1', 1, 'q1', 't1', 'c1', 'webchat', 'Pesanan', 'open', 1, 'normal', '[]', 5, 5, 0, '', 3, 0, 1, 5, 5, 5)`,
  `INSERT INTO tally VALUES ('t1', '', 0, 1)`,
  `INSERT INTO tag_tally VALUES ('rusak', 1)`,
  `INSERT INTO entry (id, ticket_id, seq, at, inbound, rev, body) VALUES ('e1', 'k1', 1, 5, 1, 1, '{"text":"halo"}')`,
  `INSERT INTO server_copy VALUES ('ticket', 'k1', 3, '{"id":"k1"}')`,
  `INSERT INTO outbox (command_id, device_id, device_seq, version, type, subject_kind, subject_id, body, body_hash, issued_at, at, state, settled, attempts, dismissed)
   VALUES ('m1', 'd1', 1, 1, 'ticket.note', 'ticket', 'k1', '{"type":"ticket.note","text":"penting"}', 'h', 5, 5, 'waiting', 0, 0, 0)`,
  `INSERT INTO draft VALUES ('k1', 'reply', 'draf', '[]', 1, 5)`,
  `INSERT INTO attachment VALUES ('h1', 'image/png', 10, 0)`,
  `INSERT INTO ticket_seen VALUES ('k1', 1)`,
  `INSERT INTO snapshot_seen VALUES ('ticket', 'k1')`,
  `INSERT INTO ticket_fts (rowid, text) VALUES (1, 'Pesanan')`,
];

test('every step keeps what waits to be sent and what was typed', () => {
  for (let from = 1; from <= steps.length; from++) {
    // Rows as the first step had them, brought to the step that the file is opened at.
    const connection = at(1, `${path}.${from}`);
    for (const row of rows) connection.exec(row);
    migrate(connection, from);
    migrate(connection);
    expect(Number(connection.pragma('user_version'))).toBe(steps.length);
    expect(connection.all('SELECT command_id, device_seq, body, state FROM outbox')).toEqual([
      { command_id: 'm1', device_seq: 1, body: '{"type":"ticket.note","text":"penting"}', state: 'waiting' },
    ]);
    expect(connection.all('SELECT ticket_id, text FROM draft')).toEqual([{ ticket_id: 'k1', text: 'draf' }]);
    expect(connection.get(`SELECT rowid FROM ticket_fts WHERE ticket_fts MATCH 'pesan*'`)).toEqual({ rowid: 1 });
    expect(connection.pragma('foreign_key_check')).toBeUndefined();
    connection.close();
  }
});

test('a step that fails leaves the file at the step before, and the next open goes on', () => {
  const connection = realDriver(path, { readonly: false, mustExist: false });
  // Every statement of the step may be the last that ran: the name is taken, so creating it fails in the middle.
  connection.exec('CREATE TABLE outbox (x)');
  expect(() => migrate(connection)).toThrow('already exists');
  expect([Number(connection.pragma('user_version')), connection.get(`SELECT name FROM sqlite_schema WHERE name = 'ticket'`)]).toEqual([0, undefined]);
  connection.exec('DROP TABLE outbox');
  connection.close();
  const opened = openFile(realDriver, path);
  expect([Number(opened.pragma('user_version')), Number(opened.pragma('application_id'))]).toEqual([steps.length, APPLICATION_ID]);
  opened.close();
});

test("another program's file is not taken for ours", () => {
  const connection = realDriver(path, { readonly: false, mustExist: false });
  connection.pragma('application_id = 7');
  connection.exec('CREATE TABLE mine (x)');
  connection.close();
  expect(() => openFile(realDriver, path)).toThrow('another application_id');
});

function at(version: number, file: string): SqlConnection {
  const connection = realDriver(file, { readonly: false, mustExist: false });
  migrate(connection, version);
  return connection;
}
