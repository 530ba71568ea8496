import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createIdSource } from '#shared/base/ids.ts';
import type { CommandBody, Outcome } from '#shared/domain/sync/command.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { aPolicy, aTimer } from '../../../test/kit/sla-factory.ts';
import { agentId, failingDriver, realDriver, sqlError, type TestProfile, testProfile } from '../../../test/kit/test-profile.ts';
import { aContact, aTicket, T0, uuid } from '../../../test/kit/ticket-factory.ts';
import { getContact, putContact } from '../store/contact-store.ts';
import { dropDirectory, putDirectory } from '../store/directory-store.ts';
import { getDraft, putDraft } from '../store/draft-store.ts';
import { putEntry } from '../store/entry-store.ts';
import type { SqlDriver } from '../store/sqlite.ts';
import { getTicket } from '../store/ticket-store.ts';
import { abandonDevice, deviceOf, enrol } from './device.ts';
import { type IssueContext, issueCommand } from './issue-command.ts';
import { countOutbox, listNewest, listUnsent, listUnsettled } from './outbox-rows.ts';
import { applyOutcomes } from './outcomes.ts';
import { localEntries, receive, refold, serverCopy } from './overlay.ts';

const overlay = { agentId, now: T0 };
const subject = { kind: 'ticket', id: uuid(1) } as const;
let kit: TestProfile;
let newId: () => string;

function context(): IssueContext {
  const quiet = () => undefined;
  const log = { info: quiet, warn: quiet, error: quiet };
  return { profile: kit.profile, newId, log, serverNow: () => T0, lastServerTime: () => T0, wallNow: () => T0, isOnline: () => true };
}
function open(driver?: SqlDriver): void {
  kit = testProfile(driver);
  kit.profile.store.write((tx) => {
    putDirectory(tx, 'agent', {
      id: agentId,
      name: 'Sari',
      email: 's@x',
      role: 'agent',
      teamIds: [uuid(30)],
      active: true,
      state: 'available',
      stateSince: T0,
      rev: 1,
    });
    putContact(tx, aContact());
    receive(tx, overlay, 'ticket', aTicket());
    enrol(tx, uuid(900));
  });
}
const issue = (...args: Parameters<typeof issueCommand> extends [unknown, ...infer Rest] ? Rest : never) => issueCommand(context(), ...args);
const view = () => getTicket(kit.profile.store.read, uuid(1)) as Ticket;
const arrives = (ticket: Ticket) => kit.profile.store.write((tx) => receive(tx, overlay, 'ticket', ticket));
const answers = (...outcomes: Outcome[]) => kit.profile.store.write((tx) => applyOutcomes(tx, overlay, outcomes));
const accepted = (commandId: string, rev: number): Outcome => ({ commandId, status: 'accepted', noop: false, rev });

beforeEach(() => {
  newId = createIdSource(
    () => T0,
    (length) => crypto.getRandomValues(new Uint8Array(length)),
  );
});
afterEach(() => kit.close());

describe('the local view', () => {
  beforeEach(() => open());

  test('[R13] is the same whether the answer or the change comes first', () => {
    const server = (ticket: Ticket): Ticket => ({ ...ticket, assigneeId: agentId, rev: 2 });
    const first = issue({ type: 'ticket.claim', ticketId: uuid(1) });
    answers(accepted(first.commandId, 2));
    expect([view().assigneeId, listUnsettled(kit.profile.store.read, subject).length]).toEqual([agentId, 1]);
    arrives(server(aTicket()));
    const afterAnswer = view();
    expect(listUnsettled(kit.profile.store.read, subject)).toEqual([]);
    kit.close();
    open();
    const second = issue({ type: 'ticket.claim', ticketId: uuid(1) });
    arrives(server(aTicket()));
    expect(view().assigneeId).toBe(agentId);
    answers(accepted(second.commandId, 2));
    expect(view()).toEqual(afterAnswer);
    expect(serverCopy(kit.profile.store.read, 'ticket', uuid(1))).toEqual(server(aTicket()));
  });

  test('keeps what waits over every change of the server, in order', () => {
    issue({ type: 'ticket.setTags', ticketId: uuid(1), add: ['rusak'], remove: [] });
    issue({ type: 'ticket.setPriority', ticketId: uuid(1), priority: 'urgent' });
    arrives(aTicket({ rev: 5, tags: ['lama'], priority: 'low', subject: 'baru' }));
    expect(view()).toMatchObject({ tags: ['lama', 'rusak'], priority: 'urgent', subject: 'baru', rev: 5 });
    arrives(aTicket({ rev: 4, subject: 'lebih lama' }));
    expect(view().subject).toBe('baru');
    expect(localEntries(kit.profile.store.read, uuid(1), agentId).map(({ entry }) => entry.kind)).toEqual(['event', 'event']);
  });

  test('is the same folded one by one as folded anew', () => {
    const bodies: CommandBody[] = [
      { type: 'ticket.claim', ticketId: uuid(1) },
      { type: 'ticket.setTags', ticketId: uuid(1), add: ['b', 'a'], remove: [] },
      { type: 'ticket.setStatus', ticketId: uuid(1), status: 'waiting', baseStatusRev: 1 },
      { type: 'ticket.setTags', ticketId: uuid(1), add: [], remove: ['a'] },
      { type: 'ticket.snooze', ticketId: uuid(1), until: T0 + 60_000 },
      { type: 'ticket.note', ticketId: uuid(1), text: 'x', attachments: [] },
    ];
    for (const body of bodies) {
      issue(body);
      const oneByOne = view();
      kit.profile.store.write((tx) => refold(tx, overlay, subject));
      expect(view()).toEqual(oneByOne);
    }
    expect(listUnsettled(kit.profile.store.read, subject).map((row) => row.base_rev)).toEqual(bodies.map(() => 1));
  });

  test('drops a refused command at once and keeps those around it', () => {
    const first = issue({ type: 'ticket.setPriority', ticketId: uuid(1), priority: 'high' });
    issue({ type: 'ticket.setTags', ticketId: uuid(1), add: ['x'], remove: [] });
    answers({ commandId: first.commandId, status: 'refused', code: 'NOT_OWNER', detail: {} });
    expect(view()).toMatchObject({ priority: 'normal', tags: ['x'] });
  });

  test("an answer that comes twice, or for someone else's command, changes nothing", () => {
    const saved = issue({ type: 'ticket.claim', ticketId: uuid(1) });
    answers(accepted(saved.commandId, 2));
    const before = listNewest(kit.profile.store.read, 10);
    answers({ commandId: saved.commandId, status: 'refused', code: 'TAKEN', detail: {} }, accepted(uuid(999), 7));
    expect(listNewest(kit.profile.store.read, 10)).toEqual(before);
  });

  test('a reply that waits meets the deadline at once, and the next one runs by the policy that is here', () => {
    const policy = aPolicy({ rev: 1 });
    kit.profile.store.write((tx) => putDirectory(tx, 'slaPolicy', policy));
    const { identityId, ...recipient } = { identityId: uuid(41), channel: 'webchat' as const, value: uuid(42) };
    arrives(aTicket({ rev: 5, sla: [aTimer({ policyVersion: 1, dueAt: T0 + 3_600_000, warnAt: T0 + 3_000_000 })] }));
    const body = {
      type: 'ticket.reply',
      ticketId: uuid(1),
      text: 'Baik',
      attachments: [],
      recipient: { identityId, ...recipient },
      seenSeq: 0,
      reviewed: true,
    } as const;
    const sent = issue(body);
    expect(view().sla.map(({ kind, metAt }) => [kind, metAt])).toEqual([
      ['firstResponse', T0],
      ['resolution', null],
    ]);
    kit.profile.store.write((tx) => dropDirectory(tx, 'slaPolicy', policy.id));
    answers({ commandId: sent.commandId, status: 'refused', code: 'TAKEN', detail: {} });
    expect(view().sla.map(({ metAt }) => metAt)).toEqual([null]);
  });

  test('a contact shows its edit while it waits', () => {
    issue({ type: 'contact.edit', contactId: uuid(40), edit: { city: 'Bantul', addTags: ['vip'] } });
    kit.profile.store.write((tx) => receive(tx, overlay, 'contact', aContact({ rev: 2, name: 'Sri W.' })));
    expect(getContact(kit.profile.store.read, uuid(40))).toMatchObject({ name: 'Sri W.', city: 'Bantul', tags: ['vip'], rev: 2 });
  });
});

describe('saving', () => {
  const note = { type: 'ticket.note', ticketId: uuid(1), text: 'penting', attachments: [] } as const;
  const withDraft = () =>
    kit.profile.store.write((tx) => putDraft(tx, { ticketId: uuid(1), kind: 'note', text: 'penting', attachments: [], seenSeq: 0, updatedAt: T0 }));
  const draft = () => getDraft(kit.profile.store.read, uuid(1), 'note')?.text;

  test('[R1] numbers without a gap, and the draft goes in the same transaction', () => {
    open();
    withDraft();
    expect([issue(note).deviceSeq, issue({ type: 'ticket.claim', ticketId: uuid(1) }).deviceSeq]).toEqual([1, 2]);
    expect(draft()).toBe(undefined);
  });

  test('a status names the newest entry that was here, so that a later message is not put away with it', () => {
    open();
    const author = { kind: 'contact', id: uuid(40) } as const;
    const entry = { id: uuid(70), ticketId: uuid(1), author, at: T0, seq: 4, rev: 1, kind: 'event', event: { type: 'reopened' } } as const;
    kit.profile.store.write((tx) => putEntry(tx, entry));
    issue({ type: 'ticket.setStatus', ticketId: uuid(1), status: 'resolved', baseStatusRev: 1 });
    expect(JSON.parse(listUnsent(kit.profile.store.read, 1)[0]?.body ?? '')).toMatchObject({ status: 'resolved', seenSeq: 4 });
  });

  test('[R2] a commit that failed on I/O but was on the disk is saved once, under its id', () => {
    let failing = false;
    open(failingDriver((sql) => (failing && sql === 'COMMIT' ? sqlError('SQLITE_IOERR_FSYNC') : null), true));
    withDraft();
    failing = true;
    const saved = issueOnce(() => {
      failing = false;
    });
    expect(listUnsent(kit.profile.store.read, 10).map((row) => row.command_id)).toEqual([saved.commandId]);
    expect(draft()).toBe(undefined);
  });

  test('[R2] a commit that failed on I/O and was not on the disk is tried again under the same id', () => {
    let failures = 0;
    open(failingDriver((sql) => (sql === 'COMMIT' && failures-- > 0 ? sqlError('SQLITE_IOERR_WRITE') : null)));
    withDraft();
    failures = 1;
    issue(note);
    expect(listUnsent(kit.profile.store.read, 10).length).toBe(1);
    failures = 2;
    expect(() => issue(note)).toThrow('SAVE_UNCERTAIN');
  });

  test('[R2] a second failure leaves it open: who tries again saves one command, under the first id', () => {
    let failures = 0;
    let onDisk = false;
    open((path, options) => {
      const connection = realDriver(path, options);
      const exec = (sql: string): void => {
        const fails = !options.readonly && sql === 'COMMIT' && failures-- > 0;
        if (!fails || (failures === 0 && onDisk)) connection.exec(sql);
        if (fails) throw sqlError('SQLITE_IOERR_FSYNC');
      };
      return { ...connection, exec };
    });
    for (onDisk of [true, false]) {
      withDraft();
      failures = 2;
      expect(() => issue(note)).toThrow('SAVE_UNCERTAIN');
      const saved = issue(note);
      expect(listUnsent(kit.profile.store.read, 10).map((row) => row.command_id)).toContain(saved.commandId);
    }
    expect(listUnsent(kit.profile.store.read, 10).length).toBe(2);
    expect(issue(note).deviceSeq).toBe(3);
  });

  test('a full disk is said, the text stays, and nothing half is left', () => {
    let full = false;
    open(failingDriver((sql) => (full && sql === 'COMMIT' ? sqlError('SQLITE_FULL') : null)));
    withDraft();
    full = true;
    expect(() => issue(note)).toThrow('DISK_FULL');
    full = false;
    expect([draft(), countOutbox(kit.profile.store.read).waiting, localEntries(kit.profile.store.read, uuid(1), agentId)]).toEqual([
      'penting',
      0,
      [],
    ]);
    expect(issue(note).deviceSeq).toBe(1);
  });

  test('[R4] for another device everything that waits is numbered anew, in its order', () => {
    open();
    const ids = [issue({ type: 'ticket.claim', ticketId: uuid(1) }), issue(note)].map((saved) => saved.commandId);
    kit.profile.store.write((tx) => abandonDevice(tx, newId));
    issue({ type: 'ticket.setPriority', ticketId: uuid(1), priority: 'low' });
    kit.profile.store.write((tx) => enrol(tx, uuid(901)));
    const rows = listUnsent(kit.profile.store.read, 10);
    expect(rows.map((row) => [row.device_id, row.device_seq])).toEqual([1, 2, 3].map((seq) => [uuid(901), seq]));
    expect(rows.slice(0, 2).map((row) => row.command_id)).toEqual(ids);
    expect(deviceOf(kit.profile.store.read)).toEqual({ deviceId: uuid(901), lastSeq: 3 });
  });

  /** The failing commit is healed when the store is opened again, as it would be by a process that starts anew. */
  function issueOnce(heal: () => void) {
    const { reopen } = kit.profile.store;
    kit.profile.store.reopen = () => {
      heal();
      reopen();
    };
    return issue(note);
  }
});
