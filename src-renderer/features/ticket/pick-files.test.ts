import { expect, test } from 'vitest';
import { LIMITS } from '#shared/contract/schemas.ts';
import { pickFiles } from './pick-files.ts';

const file = (name: string, bytes = 3) => new File([new Uint8Array(bytes)], name);

test('files beyond the limits are named, the others are taken', () => {
  const large = Object.defineProperty(file('video.mp4'), 'size', { value: LIMITS.attachmentBytes + 1 });
  const picked = pickFiles([file('a.png'), file('kosong.txt', 0), large, file('b.png')], LIMITS.attachmentsPerMessage - 1);
  expect(picked.accepted.map(({ name }) => name)).toEqual(['a.png']);
  expect([picked.empty, picked.tooLarge, picked.tooMany]).toEqual([['kosong.txt'], ['video.mp4'], ['b.png']]);
});

test('names lose direction and control marks, long ones keep their extension', () => {
  expect(pickFiles([file('foto\u202egnp.exe')], 0).accepted[0]?.name).toBe('fotognp.exe');
  const long = pickFiles([file(`${'😀'.repeat(150)}.jpeg`)], 0).accepted[0]?.name ?? '';
  expect(long.length).toBeLessThanOrEqual(LIMITS.fileName);
  expect(long.endsWith('😀.jpeg')).toBe(true);
});
