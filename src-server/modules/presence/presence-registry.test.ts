import { expect, test } from 'vitest';
import { createPresenceRegistry, type PresenceEntry } from './presence-registry.ts';

const entry = (socket: string, patch: Partial<PresenceEntry> = {}): PresenceEntry => ({
  workspaceId: 'w',
  node: 'n1',
  socket,
  deviceId: `d-${socket}`,
  agentId: `a-${socket}`,
  viewing: null,
  ...patch,
});
const viewing = (ticketId: string, typing = false) => ({ ticketId, teamId: 'team', typing });
const viewers = (ticketId: string) => ({ type: 'viewers', workspaceId: 'w', ticketId, teamId: 'team' });
const online = (agentId: string, isOnline: boolean) => ({ type: 'online', workspaceId: 'w', agentId, online: isOnline });

test('moving from one ticket to another tells of both, repeating oneself tells nothing', () => {
  const registry = createPresenceRegistry();
  expect(registry.put(entry('s1', { viewing: viewing('t1') }), 0)).toEqual([online('a-s1', true), viewers('t1')]);
  expect(registry.put(entry('s1', { viewing: viewing('t1') }), 1)).toEqual([]);
  expect(registry.put(entry('s1', { viewing: viewing('t2') }), 2)).toEqual([viewers('t1'), viewers('t2')]);
  expect(registry.viewers('w', 't1', null, 2)).toEqual([]);
  expect(registry.viewers('w', 't2', null, 2)).toEqual([{ agentId: 'a-s1', typing: false }]);
});

test('typing ends by itself after six seconds, and goes on while it is said again', () => {
  const registry = createPresenceRegistry();
  registry.put(entry('s1', { viewing: viewing('t1') }), 0);
  expect(registry.put(entry('s1', { viewing: viewing('t1', true) }), 1_000)).toEqual([viewers('t1')]);
  expect(registry.put(entry('s1', { viewing: viewing('t1', true) }), 5_000)).toEqual([]);
  expect(registry.expire(7_500)).toEqual([]);
  expect(registry.viewers('w', 't1', null, 7_500)).toEqual([{ agentId: 'a-s1', typing: true }]);
  expect(registry.expire(11_000)).toEqual([viewers('t1')]);
  expect(registry.viewers('w', 't1', null, 11_000)).toEqual([{ agentId: 'a-s1', typing: false }]);
});

test('the own device is left out, an agent with two devices counts once, workspaces do not mix', () => {
  const registry = createPresenceRegistry();
  registry.put(entry('s1', { agentId: 'sari', viewing: viewing('t1') }), 0);
  registry.put(entry('s2', { agentId: 'sari', viewing: viewing('t1', true) }), 0);
  registry.put(entry('s3', { agentId: 'budi', viewing: viewing('t1') }), 0);
  registry.put(entry('s4', { workspaceId: 'other', agentId: 'eve', viewing: viewing('t1') }), 0);
  expect(registry.viewers('w', 't1', 'd-s3', 0)).toEqual([{ agentId: 'sari', typing: true }]);
  expect(registry.viewers('w', 't1', 'd-s2', 0)).toEqual([
    { agentId: 'budi', typing: false },
    { agentId: 'sari', typing: false },
  ]);
  expect(registry.onlineAgents('w').sort()).toEqual(['budi', 'sari']);
});

test('a short break is no absence, a long one is', () => {
  const registry = createPresenceRegistry();
  registry.put(entry('s1', { agentId: 'sari' }), 0);
  registry.remove('s1', 1_000);
  expect(registry.expire(5_000)).toEqual([]);
  expect(registry.put(entry('s2', { agentId: 'sari' }), 6_000)).toEqual([]);
  registry.remove('s2', 7_000);
  expect(registry.expire(17_000)).toEqual([online('sari', false)]);
  expect(registry.put(entry('s3', { agentId: 'sari' }), 18_000)).toEqual([online('sari', true)]);
});

test('a node that fell silent takes its sockets with it', () => {
  const registry = createPresenceRegistry();
  registry.put(entry('s1', { agentId: 'sari', viewing: viewing('t1') }), 0);
  expect(registry.expire(60_001)).toEqual([viewers('t1')]);
  expect(registry.expire(70_002)).toEqual([online('sari', false)]);
});
