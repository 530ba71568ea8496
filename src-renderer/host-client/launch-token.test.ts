import { expect, test } from 'vitest';
import { takeLaunchToken } from './launch-token.ts';

function page(hash: string, kept: Map<string, string> = new Map()) {
  const shown: string[] = [];
  return {
    shown,
    location: { hash, pathname: '/', search: '' },
    history: { state: null, replaceState: (_state: unknown, _title: string, url?: string | URL | null) => void shown.push(String(url)) },
    sessionStorage: { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) },
  };
}

test('the token leaves the address bar at once, and a reload of this tab finds it again', () => {
  const kept = new Map<string, string>();
  const first = page('#token=abc', kept);
  expect([takeLaunchToken(first), first.shown]).toEqual(['abc', ['/']]);
  const again = page('', kept);
  expect([takeLaunchToken(again), again.shown]).toEqual(['abc', []]);
});

test('a newer address replaces the token, a tab that never had one has none', () => {
  const kept = new Map<string, string>();
  takeLaunchToken(page('#token=old', kept));
  expect(takeLaunchToken(page('#token=new', kept))).toBe('new');
  expect(takeLaunchToken(page(''))).toBeNull();
});
