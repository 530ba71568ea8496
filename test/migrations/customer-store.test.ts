import { expect, test } from 'vitest';
import { countCustomers, listCustomers, listCustomerTags } from '../../src-main/host/store/customer-reader.ts';
import { migrate } from '../../src-main/host/store/open-file.ts';
import { temporaryFolder } from '../kit/test-host.ts';
import { realDriver } from '../kit/test-profile.ts';

test('contacts from before are listed after the step, with their tickets, tags and numbers, without a new load', () => {
  const folder = temporaryFolder();
  const connection = realDriver(`${folder.path}/console.db`, { readonly: false, mustExist: false });
  try {
    migrate(connection, 2);
    const contact = (id: string, name: string, tags: string[]) =>
      connection.run(
        'INSERT INTO contact (id, name, rev, body) VALUES (?, ?, 1, ?)',
        id,
        name,
        JSON.stringify({
          ...{ id, name, company: null, city: null, language: null, note: '', tags, createdAt: 1, updatedAt: 1, rev: 1 },
          identities: [{ id: 'i', kind: 'phone', value: '+6281234567890' }],
        }),
      );
    contact('c1', 'Sri', ['vip']);
    contact('c2', 'Adi', []);
    connection.exec(`INSERT INTO ticket (id, number, queue_id, team_id, contact_id, channel, subject, status, status_rev, priority, tags, created_at,
       updated_at, last_message_at, awaiting_count, preview, rev, bucket, live, due_key, wait_key, new_key)
     VALUES ('k1', 1, 'q1', 't1', 'c1', 'webchat', '', 'open', 1, 'normal', '[]', 5, 5, 9, 0, '', 3, 0, 1, 5, 5, 5)`);
    migrate(connection);
    const all = { query: '', sort: 'name', tags: [] } as const;
    expect(listCustomers(connection, all, 0, 10)).toEqual([
      { ...empty, id: 'c2', name: 'Adi' },
      { ...empty, id: 'c1', name: 'Sri', tags: ['vip'], openTickets: 1, lastContactAt: 9 },
    ]);
    expect([countCustomers(connection, all), listCustomerTags(connection, 5)]).toEqual([2, [{ tag: 'vip', count: 1 }]]);
    expect(connection.all('SELECT key FROM customer_key ORDER BY pk')).toEqual([{ key: 'phone:+6281234567890' }, { key: 'phone:+6281234567890' }]);
    expect(connection.get(`SELECT body ->> '$.consent.marketing' AS consent FROM contact WHERE id = 'c1'`)).toEqual({ consent: 'unknown' });
  } finally {
    connection.close();
    folder.remove();
  }
});

const empty = {
  ...{ company: null, city: null, language: null, tags: [], reach: '0812-3456-7890', lifetime: 0, orders: 0, openTickets: 0, lastContactAt: null },
};
