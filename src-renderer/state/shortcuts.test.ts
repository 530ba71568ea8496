import { expect, test } from 'vitest';
import { clashOf, createMatcher, isReserved, parseKeys, SEQUENCE_MS, shownKeys, strokeOf } from './shortcuts.ts';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) =>
  strokeOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

test('a key event has one spelling: Shift counts for letters and named keys, not for other characters', () => {
  expect(press('j')).toBe('j');
  expect(press('J', { shiftKey: true })).toBe('Shift+j');
  expect(press('?', { shiftKey: true })).toBe('?');
  expect(press('k', { ctrlKey: true })).toBe('Mod+k');
  expect(press('k', { metaKey: true })).toBe('Mod+k');
  expect(press('Enter', { ctrlKey: true, shiftKey: true })).toBe('Mod+Shift+Enter');
  expect(press(' ')).toBe('Space');
  expect(press('Control', { ctrlKey: true })).toBeNull();
  expect(press('Dead')).toBeNull();
});

test('written keys are read in any order of modifiers, and nonsense is refused', () => {
  expect(parseKeys('g q')).toEqual(['g', 'q']);
  expect(parseKeys('Shift+Mod+k')).toEqual(['Mod+Shift+k']);
  expect(parseKeys('+')).toEqual(['+']);
  expect(parseKeys('Mod++')).toEqual(['Mod++']);
  expect(parseKeys('')).toEqual([]);
  for (const wrong of ['Ctrl+k', 'Mod+Mod+k', 'Mod+', 'abc', 'Mod+k+j']) expect(parseKeys(wrong), wrong).toBeNull();
});

test('a sequence is followed, given up after a pause, and a wrong stroke may begin anew', () => {
  const bindings = [
    { id: 'frame.queue', keys: 'g q' },
    { id: 'ticket.snooze', keys: 's' },
    { id: 'frame.settings', keys: 'g s' },
  ];
  const matcher = createMatcher();
  expect(matcher.press(bindings, 'g', 0)).toBe('pending');
  expect(matcher.press(bindings, 's', 100)).toEqual({ id: 'frame.settings' });
  expect(matcher.press(bindings, 's', 200)).toEqual({ id: 'ticket.snooze' });
  expect(matcher.press(bindings, 'g', 300)).toBe('pending');
  expect(matcher.press(bindings, 's', 301 + SEQUENCE_MS)).toEqual({ id: 'ticket.snooze' });
  expect(matcher.press(bindings, 'g', 3_000)).toBe('pending');
  expect(matcher.press(bindings, 'g', 3_100)).toBe('pending');
  expect(matcher.press(bindings, 'q', 3_200)).toEqual({ id: 'frame.queue' });
  expect(matcher.press(bindings, 'x', 3_300)).toBeNull();
});

test('keys clash when equal or when one begins the other', () => {
  const bindings = [
    { id: 'a', keys: 'g q' },
    { id: 'b', keys: 'Mod+k' },
    { id: 'c', keys: '' },
  ];
  expect(clashOf(bindings, 'x', 'g')?.id).toBe('a');
  expect(clashOf(bindings, 'x', 'g q z')?.id).toBe('a');
  expect(clashOf(bindings, 'x', 'Mod+k')?.id).toBe('b');
  expect(clashOf(bindings, 'b', 'Mod+k')).toBeNull();
  expect(clashOf(bindings, 'x', 'q')).toBeNull();
  expect(clashOf(bindings, 'x', '')).toBeNull();
});

test('the browser keeps its own, and keys are shown by their names', () => {
  expect(isReserved('Mod+t')).toBe(true);
  expect(isReserved('g F5')).toBe(true);
  expect(isReserved('Mod+k')).toBe(false);
  expect(shownKeys('g q')).toEqual([['G'], ['Q']]);
  expect(shownKeys('Mod+Shift+ArrowUp')).toEqual([['Ctrl', 'Shift', '↑']]);
  expect(shownKeys('Mod++')).toEqual([['Ctrl', '+']]);
});
