import { beforeEach, expect, test, vi } from 'vitest';
import { browserClock } from './clock.ts';
import { issueWithUndo, UNDO_MS } from './issue-held.ts';
import { forgetUndo, offerUndo, undoNewest, useUndo } from './undo.ts';

beforeEach(() => {
  vi.useFakeTimers();
  forgetUndo();
  return () => vi.useRealTimers();
});

const shown = () => useUndo.getState().offers.map(({ text }) => text);
const in8 = () => browserClock.monotonic() + UNDO_MS;

test('an offer stands until its time is over', () => {
  offerUndo({ text: 'solved', until: in8(), undo: async () => true });
  vi.advanceTimersByTime(UNDO_MS - 1);
  expect(shown()).toEqual(['solved']);
  vi.advanceTimersByTime(1);
  expect(shown()).toEqual([]);
});

test('the newest is taken back first, each once', async () => {
  const undone: string[] = [];
  const offer = (text: string) => offerUndo({ text, until: in8(), undo: async () => undone.push(text) > 0 });
  offer('snoozed');
  offer('solved');
  await undoNewest();
  expect(shown()).toEqual(['snoozed']);
  await undoNewest();
  await undoNewest();
  expect(undone).toEqual(['solved', 'snoozed']);
});

test('says how it ended: undone, too late, failed', async () => {
  const results = [() => Promise.resolve(true), () => Promise.resolve(false), () => Promise.reject(new Error('gone'))];
  const kinds: (string | undefined)[] = [];
  for (const undo of results) {
    offerUndo({ text: 'x', until: in8(), undo });
    await undoNewest();
    kinds.push(useUndo.getState().result?.kind);
  }
  expect(kinds).toEqual(['undone', 'late', 'failed']);
  vi.advanceTimersByTime(60_000);
  expect(useUndo.getState().result).toBeNull();
});

test('held commands go out together and come back together, while there is time', async () => {
  const withdraw = vi.fn(async () => ({ withdrawn: true }));
  const issueAll = vi.fn(async () => ({ commands: [{ commandId: 'a' }, { commandId: 'b' }], undoUntil: 1 }));
  const host = { command: { issueAll, withdraw } } as unknown as Parameters<typeof issueWithUndo>[0];
  const bodies = [
    { type: 'ticket.claim', ticketId: 't' },
    { type: 'ticket.release', ticketId: 't' },
  ] as const;
  await issueWithUndo(host, bodies, 'done', { keepDrafts: true });
  expect(issueAll).toHaveBeenCalledWith({ bodies, holdMs: UNDO_MS, keepDrafts: true });
  await undoNewest();
  expect(withdraw).toHaveBeenCalledWith({ commandIds: ['a', 'b'] });
  expect(useUndo.getState().result).toEqual({ kind: 'undone' });
  withdraw.mockResolvedValue({ withdrawn: false });
  await issueWithUndo(host, bodies, 'done', { holdMs: 1_000 });
  expect(issueAll).toHaveBeenLastCalledWith({ bodies, holdMs: 1_000, keepDrafts: false });
  await undoNewest();
  expect(useUndo.getState().result).toEqual({ kind: 'late' });
});

test('nothing is offered when the commands were refused', async () => {
  const host = { command: { issueAll: () => Promise.reject(new Error('REFUSED')) } } as unknown as Parameters<typeof issueWithUndo>[0];
  await expect(issueWithUndo(host, [{ type: 'ticket.claim', ticketId: 't' }], 'done')).rejects.toThrow('REFUSED');
  expect(shown()).toEqual([]);
});
