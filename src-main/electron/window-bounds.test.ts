import { expect, test } from 'vitest';
import { DEFAULT_BOUNDS, restoredBounds } from './window-bounds.ts';

const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const saved = { x: 100, y: 50, width: 1400, height: 900, maximized: true };

test('the window comes back where it was, also on a second screen', () => {
  expect(restoredBounds(saved, [screen])).toEqual(saved);
  const left = { ...saved, x: -1800 };
  expect(restoredBounds(left, [screen, { ...screen, x: -1920 }])).toEqual(left);
});

test.each([
  ['nothing was saved', null],
  ['the file is damaged', { ...saved, width: 'wide' }],
  ['it would be too small to use', { ...saved, width: 10 }],
  ['its screen is gone', { ...saved, x: 2_500 }],
  ['its title bar is above the screen', { ...saved, y: -400 }],
])('the default comes when %s', (_what, value) => {
  expect(restoredBounds(value, [screen])).toBe(DEFAULT_BOUNDS);
});
