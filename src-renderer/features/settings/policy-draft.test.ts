import { expect, test } from 'vitest';
import { aPolicy } from '../../../test/kit/sla-factory.ts';
import { newPolicyDraft, policyDraftOf, policyDraftProblems, policyOf, readTime } from './policy-draft.ts';

test('a policy comes back from its draft as it was', () => {
  const policy = aPolicy({ targets: { firstResponse: 45, nextResponse: null, resolution: 960 }, warnMinutes: 0 });
  expect(policyOf(policyDraftOf(policy), policy.id, policy.position, policy.rev)).toEqual(policy);
});

test.each([
  ['', 'minutes', null],
  ['30', 'minutes', 30],
  ['1,5', 'hours', 90],
  ['1.5', 'hours', 90],
  ['0', 'minutes', 'wrong'],
  ['-5', 'minutes', 'wrong'],
  ['tiga', 'hours', 'wrong'],
  ['999999', 'hours', 'wrong'],
] as const)('“%s” in %s is %s', (text, unit, expected) => {
  expect(readTime({ text, unit })).toBe(expected);
});

test('what is missing is named', () => {
  expect([...policyDraftProblems(newPolicyDraft(), [])]).toEqual(['name']);
  const draft = { ...newPolicyDraft(), name: 'Umum', warn: { text: 'x', unit: 'minutes' as const } };
  expect([...policyDraftProblems(draft, [])]).toEqual(['target']);
});
