import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { putConfig } from '../../src-server/modules/config/config-service.ts';
import { macroHook } from '../../src-server/modules/template/macro-hook.ts';
import { refreshAllFigures, refreshFigures } from '../../src-server/modules/template/template-figures.ts';
import { importTemplates } from '../../src-server/modules/template/template-import.ts';
import {
  loadTemplates,
  saveTemplate,
  setTemplateStatus,
  type TemplateDraft,
  templateVersions,
} from '../../src-server/modules/template/template-service.ts';
import type { ReplyTemplate, TemplateStatus } from '../../src-shared/domain/presence/directory.ts';
import type { CommandBody } from '../../src-shared/domain/sync/command.ts';
import type { Macro } from '../../src-shared/domain/template/macro.ts';
import type { TemplateFileRow } from '../../src-shared/domain/template/template-file.ts';
import { createSyncKit, pullAll, type SyncKit, type TestAgent, type TestDevice, type TestVisitor, takeSnapshot } from '../kit/sync-kit.ts';

let kit: SyncKit;
let agents: SyncKit['workspace']['agents'];
beforeAll(async () => {
  kit = await createSyncKit();
  agents = kit.workspace.agents;
});
afterAll(() => kit.stop());
beforeEach(() => {
  kit.time.now += 60_000;
});

const contextOf = (agent: TestAgent) => ({
  workspaceId: kit.workspace.id,
  actor: { agentId: agent.id, role: agent.role, teamIds: agent.teamIds },
  deviceId: randomUUID(),
});
let made = 0;
const draft = (patch: Partial<TemplateDraft> = {}): TemplateDraft => {
  made += 1;
  const words = { title: `Judul ${made}`, body: `Isi ${made}`, topic: 'Umum', shortcut: `pintas${made}` };
  return { id: kit.ids(), teamId: null, agentId: null, language: 'id', attachments: [], ...words, ...patch };
};
const save = (agent: TestAgent, template: TemplateDraft, status: TemplateStatus, baseRev = 0) =>
  kit.inWorkspace((trx) => saveTemplate(trx, contextOf(agent), template, status, baseRev, kit.time.now));
const setStatus = (agent: TestAgent, { id, rev }: ReplyTemplate, status: TemplateStatus) =>
  kit.inWorkspace((trx) => setTemplateStatus(trx, contextOf(agent), id, status, rev, kit.time.now));
const stored = async (id: string) => (await kit.inWorkspace((trx) => loadTemplates(trx, [id])))[0] as ReplyTemplate;
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code?: string; data?: { problem?: string } }) => [error.code, error.data?.problem].filter(Boolean).join(' '),
  );
const templatesOn = (device: TestDevice) => [...device.rows.values()].flatMap((row) => (row.kind === 'template' ? [row.entity.id] : []));
const synced = async (agent: TestAgent) => {
  const device = await kit.device(agent);
  await takeSnapshot(kit, device);
  return device;
};

describe('who may write and who may see', () => {
  test('an agent saves an own one and proposes to a team; the lead publishes; only then the team sees it', async () => {
    const { ani, budi, lead, citra, admin } = agents;
    const own = await save(ani, draft({ agentId: ani.id }), 'published');
    const proposal = await save(ani, draft({ teamId: kit.workspace.teamA }), 'proposed');
    expect([own.agentId, proposal.agentId, proposal.teamId]).toEqual([ani.id, ani.id, kit.workspace.teamA]);
    const seenBy = async (agent: TestAgent) => templatesOn(await synced(agent)).filter((id) => [own.id, proposal.id].includes(id)).length;
    expect([await seenBy(ani), await seenBy(budi), await seenBy(lead), await seenBy(citra), await seenBy(admin)]).toEqual([2, 0, 1, 0, 1]);
    const watching = await synced(budi);
    expect(await refusal(setStatus(ani, proposal, 'published'))).toBe('FORBIDDEN');
    expect(await refusal(setStatus(budi, proposal, 'archived'))).toBe('NOT_FOUND');
    const published = await setStatus(lead, proposal, 'published');
    expect(published).toMatchObject({ status: 'published', agentId: null, teamId: kit.workspace.teamA, version: 2, updatedById: lead.id });
    await pullAll(kit, watching);
    expect(templatesOn(watching)).toContain(proposal.id);
    // Taken back to a draft it leaves those who may not see it.
    await setStatus(lead, published, 'draft');
    await pullAll(kit, watching);
    expect(templatesOn(watching)).not.toContain(proposal.id);
    const versions = await kit.inWorkspace((trx) => templateVersions(trx, contextOf(lead), proposal.id));
    expect(versions.map(({ version, status, byAgentId }) => [version, status, byAgentId])).toEqual([
      [3, 'draft', lead.id],
      [2, 'published', lead.id],
      [1, 'proposed', ani.id],
    ]);
    expect(await refusal(kit.inWorkspace((trx) => templateVersions(trx, contextOf(citra), proposal.id)))).toBe('NOT_FOUND');
  });

  test.each([
    ['an agent publishes for a team', 'ani', { teamId: 'teamA' }, 'published', 'FORBIDDEN'],
    ['an agent publishes for all', 'ani', {}, 'published', 'FORBIDDEN'],
    ['an agent drafts for a team of others', 'ani', { teamId: 'teamB' }, 'draft', 'FORBIDDEN'],
    ['a lead publishes for another team', 'lead', { teamId: 'teamB' }, 'published', 'FORBIDDEN'],
    ['a lead publishes for all', 'lead', {}, 'published', 'FORBIDDEN'],
    ['a lead publishes for the team', 'lead', { teamId: 'teamA' }, 'published', 'ok'],
    ['an admin publishes for all', 'admin', {}, 'published', 'ok'],
    ['an agent proposes to all', 'ani', {}, 'proposed', 'ok'],
  ] as const)('%s: %s', async (_, who, place, status, expected) => {
    const teamId = 'teamId' in place ? kit.workspace[place.teamId] : null;
    expect(await refusal(save(agents[who], draft({ teamId }), status))).toBe(expected);
  });

  test('a team that is none, and a template of somebody else, are refused and leave nothing', async () => {
    const ghost = draft({ teamId: randomUUID() });
    expect(await refusal(save(agents.admin, ghost, 'published'))).toBe('TEMPLATE_REFUSED teamGone');
    expect(await stored(ghost.id)).toBe(undefined);
    const own = await save(agents.ani, draft({ agentId: agents.ani.id }), 'draft');
    expect(await refusal(save(agents.admin, { ...draft(), id: own.id }, 'draft', own.rev))).toBe('NOT_FOUND');
  });

  test('a proposal to all is published by an admin for all', async () => {
    const proposal = await save(agents.ani, draft({ agentId: agents.ani.id }), 'proposed');
    expect(await refusal(setStatus(agents.lead, proposal, 'published'))).toBe('NOT_FOUND');
    expect(await setStatus(agents.admin, proposal, 'published')).toMatchObject({ agentId: null, teamId: null, status: 'published' });
  });
});

test('who did not see the newest words is told so; new figures alone do not count', async () => {
  const first = await save(agents.admin, draft(), 'published');
  const second = await save(agents.admin, { ...first, body: 'Baru' }, 'published', first.rev);
  expect(await refusal(save(agents.admin, { ...first, body: 'Lain' }, 'published', first.rev))).toBe('TEMPLATE_CHANGED');
  await kit.inWorkspace((trx) =>
    trx
      .updateTable('template')
      .set((eb) => ({ rev: eb('rev', '+', 1) }))
      .where('id', '=', first.id)
      .execute(),
  );
  expect(await refusal(save(agents.admin, { ...first, body: 'Lain' }, 'published', 99))).toBe('TEMPLATE_CHANGED');
  const third = await save(agents.admin, { ...first, body: 'Lain' }, 'published', second.rev);
  expect([third.version, third.rev, (await stored(first.id)).body]).toEqual([3, 4, 'Lain']);
});

test('a shortcut is once in what one agent is offered, also when two take it at once', async () => {
  const { ani, lead, citra, admin } = agents;
  const { teamA, teamB } = kit.workspace;
  await save(lead, draft({ teamId: teamA, shortcut: 'Resi' }), 'published');
  expect(await refusal(save(admin, draft({ shortcut: 'resi' }), 'published'))).toBe('SHORTCUT_TAKEN');
  expect(await refusal(save(ani, draft({ agentId: ani.id, shortcut: 'RESI' }), 'published'))).toBe('SHORTCUT_TAKEN');
  // Nobody is in both teams; and a proposal is offered to nobody yet.
  expect(await refusal(save(admin, draft({ teamId: teamB, shortcut: 'resi' }), 'published'))).toBe('ok');
  const proposal = await save(ani, draft({ teamId: teamA, shortcut: 'resi' }), 'proposed');
  expect(await refusal(setStatus(lead, proposal, 'published'))).toBe('SHORTCUT_TAKEN');
  const twice = await Promise.all([1, 2].map(() => refusal(save(citra, draft({ agentId: citra.id, shortcut: 'kembar' }), 'published'))));
  expect(twice.sort()).toEqual(['SHORTCUT_TAKEN', 'ok']);
});

test('attachments must be there, and are then kept and readable by who sees the template', async () => {
  const hash = createHash('sha256').update('brosur').digest('hex');
  const attachments = [{ hash, name: 'brosur.pdf', mime: 'application/pdf', size: 6 }];
  expect(await refusal(save(agents.lead, draft({ teamId: kit.workspace.teamA, attachments }), 'published'))).toBe('TEMPLATE_REFUSED attachmentGone');
  await kit.inWorkspace((trx) =>
    trx
      .insertInto('attachment')
      .values({ workspace_id: kit.workspace.id, hash, size: 6, mime: 'application/pdf', uploaded_by_id: agents.lead.id, created_at: 0 })
      .execute(),
  );
  const template = await save(agents.lead, draft({ teamId: kit.workspace.teamA, attachments }), 'published');
  const { deleteUnused, findVisibleAttachment } = await import('../../src-server/modules/attachment/attachment-repository.ts');
  const visible = (agent: TestAgent) =>
    kit.inWorkspace(async (trx) => (await findVisibleAttachment(trx, contextOf(agent).actor, hash)) !== undefined);
  expect([await visible(agents.ani), await visible(agents.citra)]).toEqual([true, false]);
  expect(await kit.inWorkspace((trx) => deleteUnused(trx, kit.time.now + 1, 10))).toEqual([]);
  await save(agents.lead, { ...template, attachments: [] }, 'published', template.rev);
  expect(await kit.inWorkspace((trx) => deleteUnused(trx, kit.time.now + 1, 10))).toEqual([hash]);
});

describe('uses and figures', () => {
  const reply = (ticketId: string, to: TestVisitor, text: string, templates: { templateId: string; edited: boolean }[]): CommandBody => ({
    ...{ type: 'ticket.reply', ticketId, text, attachments: [], recipient: kit.recipientOf(to), seenSeq: 99, reviewed: true, templates },
  });
  const resolve = async (device: TestDevice, ticketId: string) => {
    const { status_rev } = await kit.ticket(ticketId);
    return kit.act(device, { type: 'ticket.setStatus', ticketId, status: 'resolved', baseStatusRev: status_rev });
  };
  const rate = (ticketId: string, contactId: string, score: number) =>
    kit.inWorkspace((trx) =>
      trx
        .insertInto('survey_answer')
        .values({
          ...{ workspace_id: kit.workspace.id, id: kit.ids(), kind: 'csat', contact_id: contactId, ticket_id: ticketId, round: 1 },
          ...{ agent_id: null, score, asked_at: kit.time.now, answered_at: kit.time.now },
        })
        .execute(),
    );

  test('are kept with the reply, counted by the hour, and told to consoles only when they changed', async () => {
    const { ani, lead } = agents;
    const template = await save(lead, draft({ teamId: kit.workspace.teamA }), 'published');
    const other = await save(lead, draft({ teamId: kit.workspace.teamA }), 'published');
    const device = await kit.device(ani);
    const [one, two] = [await kit.visitor(), await kit.visitor()];
    const [{ ticketId: first }, { ticketId: second }] = [await kit.say(one, 'Halo'), await kit.say(two, 'Halo')];
    const uses = [{ templateId: template.id, edited: false }];
    const sent = await kit.act(device, reply(first, one, 'Jawaban', [...uses, { templateId: randomUUID(), edited: true }]));
    expect(sent.status).toBe('accepted');
    await kit.act(device, reply(second, two, 'Jawaban', [{ templateId: template.id, edited: true }]));
    await kit.act(device, reply(second, two, 'Satu lagi', [{ templateId: template.id, edited: false }, ...uses]));
    const rows = await kit.inWorkspace((trx) => trx.selectFrom('template_use').selectAll().orderBy('at').orderBy('entry_id').execute());
    expect(rows.map((row) => [row.template_id, row.ticket_id, row.agent_id, row.edited])).toEqual([
      [template.id, first, ani.id, false],
      [template.id, second, ani.id, true],
      [template.id, second, ani.id, false],
    ]);
    await resolve(device, first);
    await resolve(device, second);
    await rate(first, one.contactId, 5);
    await rate(second, two.contactId, 3);
    await takeSnapshot(kit, device);
    await refreshAllFigures(kit.db, kit.time.now);
    const figures = { used: 3, edited: 1 / 3, csat: 0.5, csatAnswers: 2, resolvedAtFirstReply: 0.5 };
    expect([(await stored(template.id)).figures, (await stored(other.id)).figures]).toEqual([figures, undefined]);
    const changes = await pullAll(kit, device);
    expect(changes.filter((change) => change.kind === 'template').map((change) => (change.op === 'upsert' ? change.entity.id : ''))).toEqual([
      template.id,
    ]);
    await refreshAllFigures(kit.db, kit.time.now);
    expect(await pullAll(kit, device)).toEqual([]);
    expect(await kit.inWorkspace((trx) => refreshFigures(trx, contextOf(ani), template.id, kit.time.now))).toEqual(figures);
    // After ninety days nothing of it is left, and the editor who saw the words before may still save.
    await refreshAllFigures(kit.db, kit.time.now + 91 * 24 * 3_600_000);
    expect((await stored(template.id)).figures).toEqual({ used: 0, edited: null, csat: null, csatAnswers: 0, resolvedAtFirstReply: null });
    expect((await save(lead, { ...template, body: 'Lebih baik' }, 'published', template.rev)).version).toBe(2);
  });

  test('a refused reply leaves no use, a repeated one no second', async () => {
    const template = await save(agents.admin, draft(), 'published');
    const device = await kit.device(agents.citra);
    const to = await kit.visitor();
    const { ticketId } = await kit.say(to, 'Halo');
    const count = () => kit.inWorkspace((trx) => trx.selectFrom('template_use').select('entry_id').where('template_id', '=', template.id).execute());
    const body = reply(ticketId, to, 'Hai', [{ templateId: template.id, edited: false }]);
    expect((await kit.act(device, body)).status).toBe('refused');
    expect(await count()).toEqual([]);
    const mine = await kit.device(agents.ani);
    const command = kit.command(mine, body);
    await kit.push(mine, command);
    await kit.push(mine, command);
    expect((await count()).map((row) => row.entry_id)).toEqual([command.id]);
  });
});

describe('import', () => {
  const row = (patch: Partial<TemplateFileRow> = {}): TemplateFileRow => {
    const { id: _, teamId: __, agentId: ___, ...words } = draft();
    return { id: null, team: null, personal: false, status: 'published', ...words, ...patch };
  };
  const bring = (agent: TestAgent, rows: TemplateFileRow[]) =>
    kit.inWorkspace((trx) => importTemplates(trx, contextOf(agent), rows, kit.ids, kit.time.now));

  test('takes what the agent may write, names the rest, and changes nothing the second time', async () => {
    const rows = [
      row({ team: 'a' }),
      row({ personal: true }),
      row({ team: 'B' }),
      row({ team: 'Tidak ada' }),
      row(),
      row({ team: 'A', shortcut: 'sama' }),
      row({ team: 'A', shortcut: 'sama', title: 'Menang' }),
      row({ personal: true, attachments: [{ hash: '0'.repeat(64), name: 'x', mime: 'text/plain', size: 1 }] }),
    ];
    const done = await bring(agents.lead, rows);
    expect(done).toEqual({
      created: 3,
      updated: 1,
      refused: [
        { row: 2, problem: 'forbidden' },
        { row: 3, problem: 'teamUnknown' },
        { row: 4, problem: 'forbidden' },
        { row: 7, problem: 'attachmentGone' },
      ],
    });
    const again = await bring(agents.lead, [rows[0], rows[1], rows[6]] as TemplateFileRow[]);
    expect(again).toEqual({ created: 0, updated: 0, refused: [] });
    const everything = await kit.inWorkspace((trx) => loadTemplates(trx, null));
    expect(everything.filter((template) => template.shortcut === 'sama').map((template) => [template.title, template.version])).toEqual([
      ['Menang', 2],
    ]);
  });

  test('an id of somebody else is not taken over, and a failure of ours takes back the whole file', async () => {
    const own = await save(agents.citra, draft({ agentId: agents.citra.id }), 'published');
    expect(await bring(agents.ani, [row({ id: own.id, personal: true })])).toMatchObject({ created: 1, updated: 0 });
    expect((await stored(own.id)).agentId).toBe(agents.citra.id);
    const broken = { ...row({ personal: true }), language: 'xx' as 'id' };
    const first = row({ personal: true });
    await expect(bring(agents.ani, [first, broken])).rejects.toThrow();
    const everything = await kit.inWorkspace((trx) => loadTemplates(trx, null));
    expect(everything.some((template) => template.title === first.title)).toBe(false);
  });
});

test('a macro that could never run is refused', async () => {
  const { lead, ani } = agents;
  const { teamA, queueB } = kit.workspace;
  const template = await save(lead, draft({ teamId: teamA }), 'published');
  const own = await save(ani, draft({ agentId: ani.id }), 'published');
  const put = (steps: Macro['steps'], patch: Partial<Macro> = {}) => {
    const row = { id: kit.ids(), name: 'Makro', teamId: teamA, agentId: null, shortcut: '', steps, archived: false, rev: 0, ...patch };
    return refusal(kit.inWorkspace((trx) => putConfig(trx, contextOf(lead), { kind: 'macro', row }, 0, kit.time.now, [macroHook])));
  };
  const reply = { type: 'reply', templateId: template.id } as const;
  const resolve = { type: 'status', status: 'resolved' } as const;
  const transfer = { type: 'transfer', queueId: queueB, note: '' } as const;
  expect(await put([reply, resolve])).toBe('ok');
  expect(await put([transfer])).toBe('ok');
  expect(await put([{ type: 'reply', templateId: randomUUID() }])).toBe('CONFIG_REFUSED templateGone');
  expect(await put([{ type: 'reply', templateId: own.id }])).toBe('CONFIG_REFUSED templateGone');
  expect(await put([{ ...transfer, queueId: randomUUID() }])).toBe('CONFIG_REFUSED queueGone');
  expect(await put([transfer, resolve])).toBe('CONFIG_REFUSED transferNotLast');
  expect(await put([reply, reply])).toBe('CONFIG_REFUSED repeatedStep');
  expect(await put([{ type: 'reply', templateId: randomUUID() }], { archived: true })).toBe('ok');
  await setStatus(lead, template, 'archived');
  expect(await put([reply])).toBe('CONFIG_REFUSED templateGone');
});
