import { expect, test } from 'vitest';
import { createKeyValue } from './key-value.ts';
import { createOutgoingQueue } from './outgoing-queue.ts';

function fakeStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}

const id = (n: number) => `0198a000-0000-7000-8000-00000000000${n}`;
const message = (n: number) => ({ clientId: id(n), text: `pesan ${n}`, attachments: [], at: n, failed: null });
const blocked = () => {
  throw new Error('storage is blocked');
};

test('two tabs of one visitor share the queue, in the order of writing', () => {
  const storage = fakeStorage();
  const tab = () => createOutgoingQueue(createKeyValue('chat.', () => storage));
  const [one, other] = [tab(), tab()];
  one.put(message(2));
  other.put(message(1));
  other.put(message(3));
  expect(one.list().map((entry) => entry.text)).toEqual(['pesan 1', 'pesan 2', 'pesan 3']);
  one.remove(id(2));
  expect(other.list().map((entry) => entry.clientId)).toEqual([id(1), id(3)]);
});

test('a message survives the page, and what is damaged does not block it', () => {
  const storage = fakeStorage();
  createOutgoingQueue(createKeyValue('chat.', () => storage)).put(message(1));
  storage.setItem('chat.out.broken', '{"clientId":');
  storage.setItem('chat.out.foreign', '{"clientId":"x"}');
  storage.setItem('other', 'kept');
  expect(createOutgoingQueue(createKeyValue('chat.', () => storage)).list()).toEqual([message(1)]);
  expect(storage.length).toBe(2);
});

test('without storage the page still keeps what was written, until it is closed', () => {
  const queue = createOutgoingQueue(createKeyValue('chat.', blocked));
  queue.put(message(1));
  expect(queue.list()).toEqual([message(1)]);
  queue.remove(id(1));
  expect(queue.list()).toEqual([]);
});

test('a full storage falls back to memory for what does not fit', () => {
  const storage = fakeStorage();
  const store = createKeyValue('chat.', () => storage);
  store.set('draft', 'lama');
  storage.setItem = blocked;
  store.set('draft', 'baru');
  expect(store.get('draft')).toBe('baru');
  store.remove('draft');
  expect(store.get('draft')).toBeNull();
});
