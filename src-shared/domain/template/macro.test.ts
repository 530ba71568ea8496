import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aTicket, T0, uuid } from '../../../test/kit/ticket-factory.ts';
import type { Queue, ReplyTemplate } from '../presence/directory.ts';
import { checkTicketCommand } from '../ticket/check-command.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { fillTemplate } from './fill.ts';
import type { Macro, MacroStep } from './macro.ts';
import { macroFault, macroMayUse } from './macro-check.ts';
import { type MacroContext, planMacro } from './macro-plan.ts';

const me = uuid(50);
const ticket = aTicket({ status: 'new', assigneeId: null });
const template = (body: string, patch: Partial<ReplyTemplate> = {}): ReplyTemplate => ({
  ...{ id: uuid(60), teamId: null, agentId: null, language: 'id', topic: '', shortcut: '', title: '', attachments: [], status: 'published' },
  ...{ version: 1, updatedById: null, updatedAt: 0, rev: 1, body },
  ...patch,
});
const queue: Queue = { id: uuid(21), teamId: ticket.teamId, name: '', responseTargetMinutes: null, isDefault: false, rev: 1 };
const context = (patch: Partial<MacroContext> = {}, body = 'Halo {{contact.name}}'): MacroContext => ({
  actor: { agentId: me, role: 'agent', teamIds: [ticket.teamId] },
  now: T0,
  recipient: { identityId: uuid(1), channel: ticket.channel, value: 'x' },
  seenSeq: 4,
  template: (id) => (id === uuid(60) ? template(body) : null),
  fill: ({ body: words }) => ({ ...fillTemplate(words, { 'contact.name': 'Rina', 'order.number': null }), attachments: [] }),
  queue: (id) => (id === queue.id ? queue : null),
  ...patch,
});
const macro = (...steps: MacroStep[]): Macro => ({
  id: uuid(70),
  name: 'M',
  teamId: null,
  agentId: null,
  shortcut: '',
  steps,
  archived: false,
  rev: 1,
});
const reply: MacroStep = { type: 'reply', templateId: uuid(60) };
const resolve: MacroStep = { type: 'status', status: 'resolved' };
const plan = (steps: MacroStep[], on: Ticket = ticket, patch: Partial<MacroContext> = {}, body?: string) =>
  planMacro(macro(...steps), on, context(patch, body));

test('a macro becomes commands in its order, the reply filled, and what is so already left out', () => {
  const made = plan([{ type: 'claim' }, reply, { type: 'tags', add: ['a'], remove: [] }, { type: 'priority', priority: ticket.priority }, resolve]);
  expect(made.problems).toEqual([]);
  expect(made.bodies.map((body) => body.type)).toEqual(['ticket.claim', 'ticket.reply', 'ticket.setTags', 'ticket.setStatus']);
  expect(made.bodies[1]).toMatchObject({ text: 'Halo Rina', seenSeq: 4, reviewed: false, templates: [{ templateId: uuid(60), edited: false }] });
  expect(made.bodies[3]).toMatchObject({ status: 'resolved', baseStatusRev: ticket.statusRev });
  expect(plan([{ type: 'snooze', hours: 2 }]).bodies).toEqual([{ type: 'ticket.snooze', ticketId: ticket.id, until: T0 + 7_200_000 }]);
});

test.each([
  ['templateGone', [{ type: 'reply', templateId: uuid(61) }], {}, undefined],
  ['blanks', [reply], {}, 'Resi [[nomor]]'],
  ['missingValue', [reply], {}, 'Pesanan {{order.number}}'],
  ['missingValue', [reply], {}, 'Pesanan {{order.nomor}}'],
  ['noRecipient', [reply], { recipient: null }, undefined],
  ['queueGone', [{ type: 'transfer', queueId: uuid(99), note: '' }], {}, undefined],
  ['notAllowed', [resolve, { type: 'snooze', hours: 1 }], {}, undefined],
] as const)('%s stands in the way, and then nothing would be saved', (reason, steps, patch, body) => {
  const made = plan([{ type: 'note', text: 'catatan' }, ...steps] as MacroStep[], ticket, patch, body);
  expect([made.bodies, made.problems]).toEqual([[], [{ step: steps.length, reason }]]);
});

test("somebody else's ticket is not changed by a macro", () => {
  const theirs = aTicket({ assigneeId: uuid(51), status: 'open' });
  expect(plan([reply, resolve], theirs).problems).toEqual([
    { step: 0, reason: 'notAllowed' },
    { step: 1, reason: 'notAllowed' },
  ]);
  expect(plan([{ type: 'note', text: 'x' }], theirs).bodies.length).toBe(1);
});

const step: fc.Arbitrary<MacroStep> = fc.oneof(
  fc.constant(reply),
  fc.record({ type: fc.constant('note' as const), text: fc.constantFrom('', 'x') }),
  fc.record({
    type: fc.constant('tags' as const),
    add: fc.subarray(['a', 'b']),
    remove: fc.subarray(['b', 'c']),
  }),
  fc.record({ type: fc.constant('priority' as const), priority: fc.constantFrom('low' as const, 'urgent' as const) }),
  fc.record({ type: fc.constant('status' as const), status: fc.constantFrom('open' as const, 'waiting' as const, 'resolved' as const) }),
  fc.record({ type: fc.constant('snooze' as const), hours: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ type: fc.constant('transfer' as const), queueId: fc.constantFrom(queue.id, uuid(99)), note: fc.constantFrom('', 'x') }),
  fc.record({ type: fc.constant('claim' as const) }),
);

test('each planned command passes the rules, and a plan has commands or problems, never both', () => {
  const on = fc.record({
    status: fc.constantFrom('new' as const, 'open' as const, 'waiting' as const, 'resolved' as const),
    assigneeId: fc.constantFrom(null, me, uuid(51)),
    tags: fc.subarray(['a', 'c']),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), on, (steps, patch) => {
      const start = aTicket(patch);
      const made = plan(steps, start);
      expect(made.bodies.length === 0 || made.problems.length === 0).toBe(true);
      const [first] = made.bodies;
      if (first === undefined) return;
      const actor = { agentId: me, role: 'agent', teamIds: [ticket.teamId] } as const;
      const facts = { actor, now: T0, queuedMs: 0, unseenMessages: 0, ownerChangedSinceSeen: false, recipientValid: true };
      const target = { kind: 'queue', teamId: queue.teamId, agentServesQueue: true } as const;
      expect(checkTicketCommand(start, first, { ...facts, target }).kind).toBe('apply');
    }),
    { numRuns: 500 },
  );
});

test('steps that make no sense together are named', () => {
  const transfer: MacroStep = { type: 'transfer', queueId: queue.id, note: '' };
  expect(macroFault(macro())).toBe('noSteps');
  expect(macroFault(macro(reply, reply))).toBe('repeatedStep');
  expect(macroFault(macro(transfer, reply))).toBe('transferNotLast');
  expect(macroFault(macro({ type: 'claim' }, transfer))).toBe('transferAndClaim');
  expect(macroFault(macro({ type: 'snooze', hours: 1 }, resolve))).toBe('snoozeAndResolve');
  expect(macroFault(macro({ type: 'note', text: ' ' }))).toBe('emptyNote');
  expect(macroFault(macro({ type: 'tags', add: [], remove: [] }))).toBe('emptyTags');
  expect(macroFault(macro({ type: 'tags', add: ['a'], remove: ['a'] }))).toBe('tagBothWays');
  expect(macroFault(macro(reply, { type: 'note', text: 'x' }, { type: 'note', text: 'y' }, transfer))).toBe(null);
});

test('a macro uses only what all who run it may use', () => {
  const shared = { teamId: null, agentId: null };
  const team = { teamId: 't', agentId: null };
  const own = { teamId: null, agentId: me };
  expect(macroMayUse(shared, template('', { teamId: 't' }), [])).toBe(false);
  expect(macroMayUse(team, template('', { teamId: 't' }), [])).toBe(true);
  expect(macroMayUse(team, template('', { agentId: me }), ['t'])).toBe(false);
  expect(macroMayUse(own, template('', { agentId: me }), [])).toBe(true);
  expect(macroMayUse(own, template('', { teamId: 't' }), ['t'])).toBe(true);
  expect(macroMayUse(shared, template('', { status: 'draft' }), [])).toBe(false);
});
