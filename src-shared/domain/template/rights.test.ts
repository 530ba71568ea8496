import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ROLES } from '../permission/role.ts';
import { TEMPLATE_STATUSES } from '../presence/directory.ts';
import { isUnfinished, mayChangeTemplate, mayPlaceTemplate, maySeeTemplate, placeOf } from './rights.ts';

const id = fc.constantFrom('a', 'b', 'c');
const actor = fc.record({ agentId: id, role: fc.constantFrom(...ROLES), teamIds: fc.uniqueArray(fc.constantFrom('t1', 't2')) });
const place = fc.record({
  teamId: fc.option(fc.constantFrom('t1', 't2')),
  agentId: fc.option(id),
  status: fc.constantFrom(...TEMPLATE_STATUSES),
});

test('who may change a template may see it', () => {
  fc.assert(fc.property(actor, place, (who, what) => !mayChangeTemplate(who, what) || maySeeTemplate(who, what)));
});

test('what an agent leaves behind is seen by that agent, and published by agents only as their own', () => {
  fc.assert(
    fc.property(actor, place, fc.constantFrom(...TEMPLATE_STATUSES), fc.option(place), (who, asked, status, before) => {
      const next = placeOf(asked, status, before, who.agentId);
      if (before !== null && !mayChangeTemplate(who, before)) return;
      if (!mayPlaceTemplate(who, next)) return;
      expect(maySeeTemplate(who, next) || isUnfinished(status)).toBe(true);
      if (who.role === 'agent' && status === 'published') expect(next).toMatchObject({ teamId: null, agentId: who.agentId });
    }),
    { numRuns: 2_000 },
  );
});

test("a colleague's personal template and draft are nobody else's business, not even an admin's", () => {
  const admin = { agentId: 'a', role: 'admin', teamIds: [] } as const;
  for (const status of ['draft', 'published', 'archived'] as const) {
    expect(maySeeTemplate(admin, { teamId: null, agentId: 'b', status })).toBe(false);
    expect(mayChangeTemplate(admin, { teamId: null, agentId: 'b', status })).toBe(false);
  }
  expect(maySeeTemplate(admin, { teamId: null, agentId: 'b', status: 'proposed' })).toBe(true);
});
