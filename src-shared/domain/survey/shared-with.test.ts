import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Entry, TimelineEvent } from '../ticket/ticket.ts';
import { sharedWith } from './shared-with.ts';

const base = { id: 'e', ticketId: 't', seq: 1, rev: 1 } as const;
const event = (at: number, value: TimelineEvent): Entry => ({ ...base, at, author: { kind: 'system' }, kind: 'event', event: value });
const reply = (at: number, agentId: string): Entry => ({
  ...{ ...base, at, author: { kind: 'agent', id: agentId }, kind: 'message', direction: 'out', channel: 'webchat', text: '' },
  ...{ attachments: [], delivery: 'sent', recipient: null, wroteBeforeSeeing: 0 },
});
const claimed = (at: number, agentId: string) => event(at, { type: 'assigned', fromId: null, toId: agentId });
const transferred = (at: number, toAgentId: string | null) => event(at, { type: 'transferred', fromQueueId: 'q', toQueueId: 'r', toAgentId });

test('without a change of hands the answer is the resolver’s alone', () => {
  expect(sharedWith([claimed(1, 'ani'), reply(2, 'ani'), reply(3, 'budi')], 'ani', 9)).toEqual([]);
});

test('after a transfer it is shared with who owned or answered before', () => {
  expect(sharedWith([claimed(1, 'ani'), reply(2, 'ani'), transferred(3, 'citra'), reply(4, 'budi')], 'budi', 9)).toEqual(['ani', 'citra']);
});

test('a colleague who takes it over changes hands too; a release and a new claim do not', () => {
  expect(sharedWith([claimed(1, 'ani'), event(2, { type: 'assigned', fromId: 'ani', toId: 'lia' })], 'lia', 9)).toEqual(['ani']);
  expect(sharedWith([claimed(1, 'ani'), event(2, { type: 'assigned', fromId: 'ani', toId: null }), claimed(3, 'lia')], 'lia', 9)).toEqual([]);
});

test('what came after the resolution, notes and customers do not count', () => {
  const note: Entry = { ...base, at: 2, author: { kind: 'agent', id: 'cak' }, kind: 'note', text: '', attachments: [] };
  expect(sharedWith([claimed(1, 'ani'), note, transferred(2, null), transferred(10, 'eka'), reply(10, 'eka')], 'budi', 9)).toEqual(['ani']);
});

test('[property] never the resolver, never twice, and the order of the lines does not matter', () => {
  const agent = fc.constantFrom('ani', 'budi', 'citra');
  const line = fc.oneof(
    fc.tuple(fc.nat(20), agent).map(([at, who]) => reply(at, who)),
    fc.tuple(fc.nat(20), agent).map(([at, who]) => claimed(at, who)),
    fc.tuple(fc.nat(20), fc.option(agent)).map(([at, who]) => transferred(at, who)),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), agent, (lines, resolver) => {
      const shared = sharedWith(lines, resolver, 10);
      expect(shared).not.toContain(resolver);
      expect(new Set(shared).size).toBe(shared.length);
      expect(sharedWith(lines.toReversed(), resolver, 10)).toEqual(shared);
    }),
  );
});
