import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { agentId, damagePagesOf, realDriver, type TestProfile, testProfile, workspaceId } from '../../../test/kit/test-profile.ts';
import { aTicket, T0, uuid } from '../../../test/kit/ticket-factory.ts';
import { enrol } from '../outbox/device.ts';
import { issueCommand } from '../outbox/issue-command.ts';
import { receive } from '../outbox/overlay.ts';
import { putDirectory } from './directory-store.ts';
import { putDraft } from './draft-store.ts';
import { steps } from './migrations/steps.ts';
import { openProfile } from './profile.ts';

let kit: TestProfile;
beforeEach(() => {
  kit = testProfile();
});
afterEach(() => kit.close());

const agent = {
  id: agentId,
  name: 'Sari',
  email: 's@x',
  role: 'agent',
  teamIds: [uuid(30)],
  active: true,
  state: 'available',
  stateSince: T0,
  rev: 1,
} as const;
let ids = 500;
const context = () => ({
  profile: kit.profile,
  newId: () => uuid(ids++),
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  serverNow: () => T0,
  lastServerTime: () => T0,
  wallNow: () => T0,
  isOnline: () => true,
});
function fill(): void {
  kit.profile.store.write((tx) => {
    putDirectory(tx, 'agent', agent);
    enrol(tx, uuid(900));
    receive(tx, { agentId, now: T0 }, 'ticket', aTicket());
    putDraft(tx, { ticketId: uuid(1), kind: 'note', text: 'draf', attachments: [], seenSeq: 0, updatedAt: T0 });
  });
}

describe('opening', () => {
  test('[R2] every open runs WAL with synchronous=FULL, also after writes', () => {
    const connection = realDriver(kit.path, { readonly: false, mustExist: true });
    connection.close();
    fill();
    expect(statSync(`${kit.path}-wal`).size).toBeGreaterThan(0);
    kit.profile.close();
    kit.reopen();
    // `write` itself asserts FULL after the first commit of each open.
    expect(() => kit.profile.store.write((tx) => void tx.touched)).not.toThrow();
  });

  test('a second console on the same profile is refused, and let in after the first', () => {
    expect(() => openProfile(realDriver, kit.dataFolder, workspaceId, agentId, T0)).toThrow('STORE_IN_USE');
    kit.profile.close();
    expect(() => kit.reopen()).not.toThrow();
  });

  test('a file of a newer version is refused and not changed by a byte', () => {
    fill();
    kit.profile.store.checkpoint(true);
    kit.profile.close();
    const raw = realDriver(kit.path, { readonly: false, mustExist: true });
    raw.pragma('user_version = 99');
    raw.close();
    const before = readFileSync(kit.path);
    expect(() => kit.reopen()).toThrow('STORE_FROM_FUTURE');
    expect(readFileSync(kit.path).equals(before)).toBe(true);
    const again = realDriver(kit.path, { readonly: false, mustExist: true });
    again.pragma(`user_version = ${steps.length}`);
    again.close();
    kit.reopen();
  });

  test('a damaged file is put aside, and the commands that every hash proves whole are read from it', () => {
    fill();
    issueCommand(context(), { type: 'ticket.note', ticketId: uuid(1), text: 'jangan hilang', attachments: [] });
    kit.profile.store.checkpoint(true);
    kit.profile.close();
    rmSync(`${kit.path}.closed`);
    damagePagesOf(kit.path, 'ticket_due');
    kit.reopen();
    expect(kit.profile.salvage).toMatchObject({
      commands: [{ body: { type: 'ticket.note', text: 'jangan hilang' } }],
      drafts: [],
    });
    expect(readdirSync(kit.profile.folder)).toContain(`console.db.damaged-${T0}`);
    expect(kit.profile.store.read.get<{ n: number }>('SELECT count(*) AS n FROM ticket')).toEqual({ n: 0 });
  });

  test('after an orderly end only what exists nowhere else is looked at; damage that shows later has the whole file looked at', () => {
    fill();
    kit.profile.store.checkpoint(true);
    kit.profile.close();
    damagePagesOf(kit.path, 'ticket_due');
    kit.reopen();
    expect(kit.profile.salvage).toBe(null);
    let told = 0;
    kit.profile.store.onDamage(() => {
      told += 1;
    });
    const read = () => kit.profile.store.read.all('SELECT bucket, due_key FROM ticket ORDER BY bucket, due_key');
    expect(read).toThrow();
    expect(read).toThrow();
    expect(told).toBe(1);
    kit.profile.close();
    kit.reopen();
    expect(kit.profile.salvage).not.toBe(null);
    kit.profile.store.checkpoint(true);
    kit.profile.close();
    damagePagesOf(kit.path, 'outbox');
    kit.reopen();
    expect(kit.profile.salvage).not.toBe(null);
  });

  test('what is no database at all is put aside too', () => {
    kit.profile.close();
    writeFileSync(kit.path, 'bukan basis data '.repeat(1000));
    kit.reopen();
    expect(kit.profile.salvage).toMatchObject({ commands: [], drafts: [] });
  });

  test('[R4] the mark beside the file tells what number was given last, across restarts', () => {
    fill();
    issueCommand(context(), { type: 'ticket.claim', ticketId: uuid(1) });
    issueCommand(context(), { type: 'ticket.release', ticketId: uuid(1) });
    kit.profile.close();
    kit.reopen();
    expect([kit.profile.highWater.read(uuid(900)), kit.profile.highWater.read(uuid(901))]).toEqual([2, 0]);
  });
});
