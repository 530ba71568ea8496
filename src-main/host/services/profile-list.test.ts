import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { agents, workspace } from '../../../test/kit/fake-central.ts';
import { openProfileList } from './profile-list.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tanggap-profiles-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const agent = agents[0];
if (agent === undefined) throw new Error('the fake has no agents');
const profile = (serverUrl: string) => ({ id: 'p', serverUrl, agent, workspace, deviceId: 'd', signedIn: true });

test('a profile at the shell’s own server follows it to another port', () => {
  const first = openProfileList(folder, 'http://127.0.0.1:4800');
  first.put(profile('http://127.0.0.1:4800'));
  first.setCurrent('p');
  const later = openProfileList(folder, 'http://127.0.0.1:4913');
  expect(later.current()?.serverUrl).toBe('http://127.0.0.1:4913');
  expect(later.lastServerUrl()).toBeNull();
});

test('a profile at any other server stays there', () => {
  openProfileList(folder, 'http://127.0.0.1:4800').put(profile('https://tanggap.example'));
  const later = openProfileList(folder, 'http://127.0.0.1:4913');
  expect([later.all()[0]?.serverUrl, later.lastServerUrl()]).toEqual(['https://tanggap.example', 'https://tanggap.example']);
});
