import { expect, test } from 'vitest';
import type { Agent, ReplyTemplate } from '#shared/domain/presence/directory.ts';
import { emptyFields, fieldsOf, ownersOf, problemsOf, sameFields, scopeOf, waysOf } from './template-fields.ts';

const agent = (role: Agent['role'], id = 'me'): Agent => ({
  id,
  name: '',
  email: '',
  role,
  teamIds: ['t1'],
  active: true,
  state: 'available',
  stateSince: 0,
  rev: 1,
});
const template: ReplyTemplate = {
  id: 'x',
  teamId: 't1',
  agentId: null,
  language: 'id',
  topic: 'Umum',
  shortcut: 'maaf',
  title: 'Maaf',
  body: 'Mohon maaf, Kak {{contact.name}}',
  attachments: [],
  status: 'published',
  version: 2,
  updatedById: null,
  updatedAt: 0,
  rev: 7,
};

test('the scope of a template is what is asked for when it is saved again', () => {
  for (const place of [
    { teamId: 't1', agentId: null },
    { teamId: null, agentId: 'me' },
    { teamId: null, agentId: null },
  ])
    expect(ownersOf(scopeOf({ ...place, status: 'published' }), 'me')).toEqual(place);
});

test('a new one begins in the team of an agent and with everyone for an admin', () => {
  expect(emptyFields(agent('agent'), 'id').scope).toBe('team:t1');
  expect(emptyFields({ ...agent('agent'), teamIds: [] }, 'id').scope).toBe('personal');
  expect(emptyFields(agent('admin'), 'en').scope).toBe('workspace');
});

test('finds what stands in the way of saving', () => {
  const fields = fieldsOf(template);
  expect(problemsOf(fields)).toEqual([]);
  expect(problemsOf({ ...fields, title: ' ', body: ' ', shortcut: 'a b' }).map(({ field, kind }) => `${field}:${kind}`)).toEqual([
    'title:empty',
    'shortcut:form',
    'body:empty',
  ]);
  expect(problemsOf({ ...fields, body: 'x{{nama}} {{nama}} {{order.number}}' })).toEqual([{ field: 'body', kind: 'unknown', names: ['nama'] }]);
  expect(problemsOf({ ...fields, body: 'a'.repeat(10_001) })).toEqual([{ field: 'body', kind: 'long', count: 1 }]);
});

test('knows when nothing was changed', () => {
  const fields = fieldsOf(template);
  expect(sameFields(fields, { ...fields })).toBe(true);
  expect(sameFields(fields, { ...fields, body: `${fields.body}!` })).toBe(false);
  const file = { hash: 'h', name: 'a.pdf', mime: 'application/pdf', size: 1 };
  expect(sameFields(fields, { ...fields, attachments: [file] })).toBe(false);
});

test('agents keep their own and propose, leads publish for their teams, admins for all', () => {
  const fresh = { ways: (role: Agent['role'], scope: Parameters<typeof waysOf>[2]) => waysOf(agent(role), null, scope) };
  expect(fresh.ways('agent', 'personal')).toMatchObject({ main: 'publish', draft: true });
  expect(fresh.ways('agent', 'team:t1')).toMatchObject({ main: 'propose', draft: true });
  expect(fresh.ways('agent', 'workspace')).toMatchObject({ main: 'propose' });
  expect(fresh.ways('lead', 'team:t1')).toMatchObject({ main: 'publish' });
  expect(fresh.ways('lead', 'workspace')).toMatchObject({ main: 'propose' });
  expect(fresh.ways('admin', 'workspace')).toMatchObject({ main: 'publish' });
});

test('an agent reads what a team published; a lead changes and archives it', () => {
  expect(waysOf(agent('agent'), template, 'team:t1')).toEqual({
    change: false,
    main: null,
    draft: false,
    sendBack: false,
    archive: false,
    unarchive: false,
  });
  expect(waysOf(agent('lead'), template, 'team:t1')).toMatchObject({ change: true, main: 'publish', draft: false, archive: true });
  expect(waysOf(agent('lead'), { ...template, status: 'archived' }, 'team:t1')).toMatchObject({ unarchive: true, archive: false });
});

test('a lead publishes or sends back what somebody proposed, not their own', () => {
  const proposed = { ...template, status: 'proposed', agentId: 'other' } as const;
  expect(waysOf(agent('lead'), proposed, 'team:t1')).toMatchObject({ main: 'publish', sendBack: true, draft: false });
  expect(waysOf(agent('lead'), { ...proposed, agentId: 'me' }, 'team:t1')).toMatchObject({ main: 'publish', sendBack: false, draft: true });
  expect(waysOf(agent('agent'), { ...proposed, agentId: 'me' }, 'team:t1')).toMatchObject({ main: 'propose', draft: true });
});
