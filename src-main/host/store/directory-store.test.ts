import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Calendar } from '../../../src-shared/domain/sla/sla.ts';
import { type TestProfile, testProfile } from '../../../test/kit/test-profile.ts';
import { uuid } from '../../../test/kit/ticket-factory.ts';
import { getDirectory, putDirectory } from './directory-store.ts';

let kept: TestProfile;
beforeEach(() => {
  kept = testProfile();
});
afterEach(() => kept.close());

const calendar = (rev: number): Calendar => ({
  ...{ id: uuid(70), name: `Kantor ${rev}`, scope: { kind: 'workspace' }, timeZone: 'Asia/Jakarta', week: [], holidays: [], awayMessage: null, rev },
});

test('a calendar changes although several numbers of one ticket rest on it', () => {
  const { store } = kept.profile;
  store.write((tx) => {
    putDirectory(tx, 'calendar', calendar(1));
    const columns = tx.all<{ name: string; type: string; notnull: number }>(`SELECT name, type, "notnull" FROM pragma_table_info('metric_fact')`);
    const needed = columns.filter(({ name, notnull }) => notnull === 1 || name === 'source_id');
    for (const kind of ['firstResponse', 'wait']) {
      const values = needed.map(({ name, type }) =>
        name === 'source_id' || name === 'ticket_id' ? uuid(1) : name === 'kind' ? kind : type === 'TEXT' ? '' : 1,
      );
      tx.run(`INSERT INTO metric_fact (${needed.map(({ name }) => name).join(', ')}) VALUES (${needed.map(() => '?').join(', ')})`, ...values);
    }
    tx.run('DELETE FROM fact_dirty');
  });
  store.write((tx) => putDirectory(tx, 'calendar', calendar(2)));
  expect(getDirectory(store.read, 'calendar', uuid(70))?.name).toBe('Kantor 2');
  expect(store.read.all('SELECT source_id FROM fact_dirty')).toEqual([{ source_id: uuid(1) }]);
});
