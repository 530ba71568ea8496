import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyMerge, applyUnmerge, checkMerge, familyIds, type MergeRecord, rootIdOf } from './merge.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];

test('any merges and undos: never a circle, everyone in one family, and an undo gives the family back that there was', () => {
  const step = fc.record({ merge: fc.boolean(), one: fc.constantFrom(...ids), other: fc.constantFrom(...ids) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const records = new Map<string, MergeRecord>(ids.map((id) => [id, { id, mergedIntoId: null }]));
      const find = (id: string) => records.get(id);
      const inside = (id: string) => [...records.values()].filter((record) => record.mergedIntoId === id);
      const families = () => ids.filter((id) => rootIdOf(id, find) === id).map((id) => familyIds(id, inside).sort().join(''));
      for (const { merge, one, other } of steps) {
        const record = records.get(one) as MergeRecord;
        const before = families();
        if (!merge) {
          records.set(one, applyUnmerge(record));
          continue;
        }
        const verdict = checkMerge(one, other, find);
        if (verdict.kind !== 'apply') {
          expect(verdict.kind === 'noop' || one === other || record.mergedIntoId !== null || rootIdOf(other, find) === one).toBe(true);
          continue;
        }
        records.set(one, applyMerge(record, verdict.rootId));
        expect(rootIdOf(one, find)).toBe(verdict.rootId);
        const merged = new Map(records);
        records.set(one, applyUnmerge(records.get(one) as MergeRecord));
        expect(families()).toEqual(before);
        records.set(one, merged.get(one) as MergeRecord);
      }
      expect(families().join('').split('').sort()).toEqual(ids);
    }),
  );
});

test('a record that this console does not hold ends the chain', () => {
  expect(rootIdOf('a', (id) => (id === 'a' ? { id, mergedIntoId: 'elsewhere' } : undefined))).toBe('a');
  expect(checkMerge('a', 'b', () => undefined)).toEqual({ kind: 'refuse', code: 'CONTACT_NOT_FOUND' });
});
