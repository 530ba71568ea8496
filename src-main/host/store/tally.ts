import { recountCustomer } from './customer-store.ts';
import type { Place, Tally, WriteTx } from './write-tx.ts';

export type FlushedTally = Tally & { flush(tx: WriteTx): void };

export function createTally(): FlushedTally {
  const places = new Map<string, number>();
  const tags = new Map<string, number>();
  const customers = new Map<string, number>();
  const recounted = new Set<string>();
  const add = (map: Map<string, number>, key: string, by: number) => void map.set(key, (map.get(key) ?? 0) + by);
  const keyOf = (place: Place): string => `${place.teamId} ${place.assigneeId} ${place.bucket}`;
  return {
    move: (from, to) => {
      if (from !== null) add(places, keyOf(from), -1);
      if (to !== null) add(places, keyOf(to), 1);
    },
    tags: (before, after) => {
      for (const tag of before) add(tags, tag, -1);
      for (const tag of after) add(tags, tag, 1);
    },
    customers: (before, after) => {
      for (const tag of before) add(customers, tag, -1);
      for (const tag of after) add(customers, tag, 1);
    },
    customer: (contactId) => void recounted.add(contactId),
    flush: (tx) => {
      for (const [key, by] of places) {
        if (by === 0) continue;
        const [teamId = '', assigneeId = '', bucket = ''] = key.split(' ');
        tx.run(
          'INSERT INTO tally (team_id, assignee_id, bucket, n) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n',
          teamId,
          assigneeId,
          Number(bucket),
          by,
        );
      }
      for (const [tag, by] of tags) {
        if (by !== 0) tx.run('INSERT INTO tag_tally (tag, n) VALUES (?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n', tag, by);
      }
      for (const [tag, by] of customers) {
        if (by !== 0) tx.run('INSERT INTO customer_count (tag, n) VALUES (?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n', tag, by);
      }
      for (const contactId of recounted) recountCustomer(tx, contactId);
      customers.clear();
      recounted.clear();
      places.clear();
      tags.clear();
    },
  };
}
