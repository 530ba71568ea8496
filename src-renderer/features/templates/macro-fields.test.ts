import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Agent } from '#shared/domain/presence/directory.ts';
import { macroFault } from '#shared/domain/template/macro-check.ts';
import { addableTypes, type DraftStep, emptyStep, macroOf, macroProblems, macroScope, macroScopes, moveStep, STEP_TYPES } from './macro-fields.ts';

const draft = (step: DraftStep['step'], n = 0): DraftStep => ({ key: String(n), step });
const steps = (...list: DraftStep['step'][]) => list.map(draft);
const kinds = (name: string, list: readonly DraftStep[]) => macroProblems({ name, steps: list }).map((problem) => problem.kind);

test('says what is missing, and where', () => {
  expect(kinds(' ', [])).toEqual(['name', 'noSteps']);
  expect(macroProblems({ name: 'a', steps: steps({ type: 'claim' }, emptyStep('reply'), emptyStep('note')) })).toEqual([
    { kind: 'incomplete', step: 1 },
    { kind: 'incomplete', step: 2 },
  ]);
  expect(kinds('a', steps({ type: 'tags', add: ['x'], remove: ['x'] }))).toEqual(['tagBoth']);
  expect(kinds('a', steps({ type: 'transfer', queueId: 'q', note: '' }, { type: 'priority', priority: 'low' }))).toEqual(['afterTransfer']);
  expect(kinds('a', steps({ type: 'claim' }, { type: 'transfer', queueId: 'q', note: '' }))).toEqual(['transferClaim']);
  expect(kinds('a', steps(emptyStep('snooze'), emptyStep('status')))).toEqual(['snoozeResolved']);
  expect(kinds('a', steps({ type: 'claim' }, emptyStep('status')))).toEqual([]);
});

test('nothing that the shared rule refuses gets past the editor', () => {
  const tag = fc.constantFrom('a', 'b');
  const step = fc.oneof(
    fc.constantFrom(...STEP_TYPES).map(emptyStep),
    fc.record({ type: fc.constant('tags' as const), add: fc.array(tag), remove: fc.array(tag) }),
    fc.constantFrom('open' as const, 'resolved' as const).map((status) => ({ type: 'status' as const, status })),
    fc.constant({ type: 'note' as const, text: 'ok' }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 5 }), (list) => {
      if (macroFault({ steps: list }) !== null) expect(kinds('a', steps(...list))).not.toEqual([]);
    }),
  );
});

test('steps move, and only what makes sense can be added', () => {
  const list = [draft({ type: 'claim' }, 1), draft(emptyStep('note'), 2), draft(emptyStep('status'), 3)];
  expect(moveStep(list, 2, 0).map(({ key }) => key)).toEqual(['3', '1', '2']);
  expect(moveStep(list, 0, -1)).toEqual(list);
  expect(addableTypes(list)).toEqual(['reply', 'note', 'tags', 'priority', 'snooze', 'transfer']);
  expect(addableTypes(Array.from({ length: 10 }, (_, n) => draft(emptyStep('note'), n)))).toEqual([]);
});

test('agents set up their own, leads those of their teams, admins all', () => {
  const me = (role: Agent['role']) => ({ id: 'me', role, teamIds: ['t1'] }) as unknown as Agent;
  expect(macroScopes(me('agent'), ['t1', 't2'])).toEqual(['personal']);
  expect(macroScopes(me('lead'), ['t1', 't2'])).toEqual(['personal', 'team:t1']);
  expect(macroScopes(me('admin'), ['t1', 't2'])).toEqual(['personal', 'team:t1', 'team:t2', 'workspace']);
  for (const scope of macroScopes(me('admin'), ['t1']))
    expect(macroScope(macroOf('x', { name: 'a', shortcut: '', scope, steps: [] }, 'me', { archived: false, rev: 0 }))).toBe(scope);
});
