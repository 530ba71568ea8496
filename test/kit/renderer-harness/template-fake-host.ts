import type { HostBatch } from '../../../src-shared/contract/console/console-shapes.ts';
import type { TemplateInput } from '../../../src-shared/contract/console/template-contract.ts';
import { CodedError } from '../../../src-shared/contract/errors.ts';
import type { ConfigRow } from '../../../src-shared/domain/config/config.ts';
import type { ReplyTemplate, TemplateStatus } from '../../../src-shared/domain/presence/directory.ts';
import type { CommandBody } from '../../../src-shared/domain/sync/command.ts';
import type { Macro, MacroStep } from '../../../src-shared/domain/template/macro.ts';
import { id, me, NOW, queues, templates as samples, teams, ticketId } from './ticket-sample.ts';

const examples: Readonly<Record<string, string>> = {
  'contact.name': 'Rina Wulandari',
  'agent.name': 'Dewi',
  'ticket.number': '4312',
  'order.number': 'TN-20418',
};
const topics = ['Pengiriman', 'Pengembalian', 'Pembayaran', 'Akun dan voucher', 'Umum'];
const words = ['Paket terlambat karena cuaca buruk', 'Resi belum bergerak', 'Tukar ukuran', 'Dana kembali', 'Voucher tidak berlaku', 'Faktur pajak'];

function sampleLibrary(count: number): ReplyTemplate[] {
  const more = Array.from({ length: count }, (_, n): ReplyTemplate => {
    const title = `${words[n % words.length]} ${n + 1}`;
    return {
      ...(samples[0] as ReplyTemplate),
      id: id(20_000 + n),
      topic: topics[n % topics.length] as string,
      language: n % 4 === 3 ? 'en' : 'id',
      shortcut: `t${n + 1}`,
      title:
        n % 17 === 5
          ? `${title}, dengan judul yang sengaja dibuat sangat panjang supaya terlihat bagaimana baris memotongnya di layar sempit`
          : title,
      body: 'Halo Kak {{contact.name}}, paket {{order.number}} lewat [[kurir]] tiba paling lambat [[hari]]. Mohon ditunggu ya.',
      teamId: n % 3 === 0 ? (teams[0]?.id ?? null) : null,
      agentId: n % 11 === 4 ? me.id : null,
      status: n % 13 === 6 ? 'draft' : n % 19 === 7 ? 'proposed' : n % 23 === 9 ? 'archived' : 'published',
      updatedById: n % 2 === 0 ? me.id : id(11),
      updatedAt: NOW - n * 3_600_000,
    };
  });
  return [...samples, ...more];
}

function figuresOf({ id: templateId }: ReplyTemplate) {
  const n = Number.parseInt(templateId.slice(-6), 16) % 60;
  const none = n % 5 === 0;
  return {
    used: none ? 0 : n * 7,
    edited: none ? null : (n % 10) / 20,
    csat: none || n % 3 === 0 ? null : 0.8 + (n % 20) / 100,
    csatAnswers: none ? 0 : n,
    resolvedAtFirstReply: none ? null : 0.4 + (n % 30) / 100,
  };
}

const sampleMacros = (): Macro[] => [
  {
    id: id(30_001),
    name: 'Paket terlambat: minta maaf dan selesaikan',
    teamId: teams[0]?.id ?? null,
    agentId: null,
    shortcut: 'telat',
    steps: [
      { type: 'claim' },
      { type: 'reply', templateId: samples[1]?.id ?? id(51) },
      { type: 'tags', add: ['pengiriman', 'minta maaf'], remove: ['baru'] },
      { type: 'status', status: 'resolved' },
    ],
    archived: false,
    rev: 3,
  },
  {
    id: id(30_002),
    name: 'Teruskan ke pengembalian dana',
    teamId: null,
    agentId: me.id,
    shortcut: '',
    steps: [
      { type: 'note', text: 'Sudah dicek, dana belum masuk.' },
      { type: 'priority', priority: 'high' },
      { type: 'transfer', queueId: queues[1]?.id ?? id(5), note: 'Mohon dicek ke bank.' },
    ],
    archived: false,
    rev: 1,
  },
  {
    id: id(30_003),
    name: 'Status pengiriman',
    teamId: null,
    agentId: null,
    shortcut: 'kirim',
    steps: [{ type: 'reply', templateId: id(52) }],
    archived: false,
    rev: 1,
  },
];

type Parts = {
  count: number;
  offline: boolean;
  emit: (patch: Partial<HostBatch>) => void;
  record: (name: string, input: unknown) => void;
  issue: (body: CommandBody) => Promise<{ commandId: string; deviceSeq: number }>;
};

/** Templates, macros and held commands of the host in the page. */
export function createFakeTemplates({ count, offline, emit, record, issue }: Parts) {
  let library = sampleLibrary(count);
  let macros = sampleMacros();
  const versions = new Map<
    string,
    { version: number; title: string; body: string; status: TemplateStatus; byAgentId: string | null; at: number }[]
  >();
  const changed = () => emit({ topics: ['templates'] });
  const needNetwork = () => {
    if (offline) throw new CodedError('NEEDS_NETWORK');
  };
  const find = (templateId: string) => {
    const template = library.find((item) => item.id === templateId);
    if (template === undefined) throw new CodedError('NOT_FOUND');
    return template;
  };
  const versionsOf = (template: ReplyTemplate) => {
    const { version, title, body, status, updatedById, updatedAt } = template;
    const first = {
      version: 1,
      title,
      body: body.replace('Mohon', 'Harap').replace(', terima kasih', ''),
      status: 'draft' as const,
      byAgentId: id(11),
      at: NOW - 90_000_000,
    };
    return versions.get(template.id) ?? [{ version: Math.max(2, version), title, body, status, byAgentId: updatedById, at: updatedAt }, first];
  };
  const fillBody = (body: string, attachments: ReplyTemplate['attachments']) => {
    const missing = new Set<string>();
    const unknown = new Set<string>();
    const text = body.replace(/\{\{ *([\w.]{1,40}) *\}\}/g, (whole, name: string) => {
      const value = examples[name];
      if (value === undefined) (name === 'order.placedAt' ? missing : unknown).add(name);
      return value ?? whole;
    });
    const blanks = [...text.matchAll(/\[\[ *([^[\]\n]+?) *\]\]/g)].map((match) => match[1] ?? '');
    return { text, missing: [...missing], unknown: [...unknown], blanks: [...new Set(blanks)], attachments: [...attachments] };
  };
  const store = (template: ReplyTemplate) => {
    const before = library.find((item) => item.id === template.id);
    if (before !== undefined) versions.set(template.id, [{ ...template, byAgentId: me.id, at: NOW }, ...versionsOf(before)]);
    library = [template, ...library.filter((item) => item.id !== template.id)];
    changed();
    return { template };
  };
  const matches = (template: ReplyTemplate, query: string) =>
    `${template.shortcut} ${template.title} ${template.topic} ${template.body}`.toLowerCase().includes(query.toLowerCase());

  const template = {
    pick: async ({ query, language, limit }: { query: string; language: string | null; limit: number }) =>
      library
        .filter((item) => item.status === 'published' && (language === null || item.language === language) && matches(item, query))
        .slice(0, limit)
        .map((item) => ({ template: item, reason: null })),
    suggest: async () => [
      { template: find(id(52)), reason: { kind: 'words', words: ['resi', 'pengiriman'] } },
      { template: find(id(51)), reason: { kind: 'used', times: 41 } },
    ],
    fill: async ({ source }: { source: { kind: 'template'; templateId: string } | { kind: 'body'; body: string } }) => {
      if (source.kind === 'body') return fillBody(source.body, []);
      const { body, attachments } = find(source.templateId);
      return fillBody(body, attachments);
    },
    placeholders: async () => [...Object.entries(examples), ['order.placedAt', 'besok']].map(([name, example]) => ({ name, example })),
    async library(question: {
      query: string;
      topic: string | null;
      language: string | null;
      scope: string;
      status: string | null;
      offset: number;
      limit: number;
    }) {
      const scopeOf = (item: ReplyTemplate) => (item.agentId !== null ? 'personal' : item.teamId !== null ? 'team' : 'workspace');
      const rows = library.filter(
        (item) =>
          (question.topic === null || item.topic === question.topic) &&
          (question.language === null || item.language === question.language) &&
          (question.status === null ? item.status !== 'archived' : item.status === question.status) &&
          (question.scope === 'all' || scopeOf(item) === question.scope) &&
          matches(item, question.query),
      );
      return {
        rows: rows.slice(question.offset, question.offset + question.limit).map((row) => ({ ...row, figures: figuresOf(row) })),
        total: rows.length,
        topics: [...new Set(library.map((item) => item.topic))].sort(),
      };
    },
    async get({ templateId }: { templateId: string }) {
      const found = find(templateId);
      return { template: found, figures: figuresOf(found) };
    },
    async versions({ templateId }: { templateId: string }) {
      needNetwork();
      return versionsOf(find(templateId));
    },
    async save({ template: input, status, baseRev }: { template: TemplateInput; status: TemplateStatus; baseRev: number }) {
      record('save-template', { input, status, baseRev });
      needNetwork();
      const before = library.find((item) => item.id === input.id);
      if ((before?.rev ?? 0) !== baseRev) throw new CodedError('TEMPLATE_CHANGED');
      if (input.shortcut !== '' && library.some((item) => item.id !== input.id && item.shortcut === input.shortcut))
        throw new CodedError('SHORTCUT_TAKEN', { shortcut: input.shortcut });
      return store({ ...input, status, version: (before?.version ?? 0) + 1, updatedById: me.id, updatedAt: NOW, rev: baseRev + 1 });
    },
    async setStatus({ templateId, status }: { templateId: string; status: TemplateStatus }) {
      record('set-status', { templateId, status });
      needNetwork();
      const before = find(templateId);
      return store({ ...before, status, version: before.version + 1, rev: before.rev + 1 });
    },
    exportFile: async () => ({ name: 'template-tanggap.json', text: JSON.stringify(library.slice(0, 3)) }),
    async importFile({ text }: { text: string }) {
      needNetwork();
      if (!text.trim().startsWith('[') && !text.trim().startsWith('{')) throw new CodedError('FILE_UNREADABLE', { problem: 'bukan JSON' });
      return { created: 12, updated: 3, refused: [{ title: 'Salam lama', problem: 'pintasan “sapa” sudah dipakai' }] };
    },
    macros: async () => macros.filter((macro) => !macro.archived),
    async previewMacro({ macroId }: { macroId: string }) {
      const macro = macros.find((item) => item.id === macroId);
      if (macro === undefined) throw new CodedError('NOT_FOUND');
      const replyStep = macro.steps.findIndex((step) => step.type === 'reply');
      const step = macro.steps[replyStep];
      const found = step?.type === 'reply' ? library.find((item) => item.id === step.templateId) : undefined;
      const reply = found === undefined ? null : fillBody(found.body, found.attachments);
      const blocked = reply !== null && (reply.missing.length > 0 || reply.blanks.length > 0);
      const problems = blocked ? [{ step: replyStep, reason: reply.blanks.length > 0 ? 'blanks' : 'missingValue' }] : [];
      return { macro, bodies: blocked ? [] : bodiesOf(macro, reply?.text ?? ''), reply, problems };
    },
  };

  const config = {
    list: async ({ kind }: { kind: string }) => (kind === 'macro' ? macros.map((row) => ({ kind: 'macro', row })) : []),
    async put({ config: row, baseRev }: { config: ConfigRow; baseRev: number }) {
      record('put-config', { row, baseRev });
      needNetwork();
      if (row.kind !== 'macro') return { rev: baseRev + 1 };
      if ((macros.find((macro) => macro.id === row.row.id)?.rev ?? 0) !== baseRev) throw new CodedError('CONFIG_CHANGED');
      macros = [...macros.filter((macro) => macro.id !== row.row.id), { ...row.row, rev: baseRev + 1 }];
      emit({ topics: ['templates', 'directory'] });
      return { rev: baseRev + 1 };
    },
    async remove({ id: gone }: { id: string }) {
      needNetwork();
      macros = macros.filter((macro) => macro.id !== gone);
      emit({ topics: ['templates', 'directory'] });
      return {};
    },
  };

  const held = {
    async issueAll({ bodies, holdMs }: { bodies: CommandBody[]; holdMs: number }) {
      record('issue-all', { bodies, holdMs });
      const commands = [];
      for (const body of bodies) commands.push(await issue(body));
      return { commands, undoUntil: NOW + holdMs };
    },
    async withdraw(input: unknown) {
      record('withdraw', input);
      return { withdrawn: true };
    },
  };
  return { template, config, held };
}

function bodiesOf(macro: Macro, reply: string): CommandBody[] {
  return macro.steps.map((step) => bodyOf(step, reply));
}

function bodyOf(step: MacroStep, reply: string): CommandBody {
  switch (step.type) {
    case 'reply': {
      const recipient = { identityId: id(21), channel: 'webchat', value: 'v-8f2c' } as const;
      return { type: 'ticket.reply', ticketId, text: reply, attachments: [], recipient, seenSeq: 1, reviewed: false };
    }
    case 'note':
      return { type: 'ticket.note', ticketId, text: step.text, attachments: [] };
    case 'tags':
      return { type: 'ticket.setTags', ticketId, add: step.add, remove: step.remove };
    case 'priority':
      return { type: 'ticket.setPriority', ticketId, priority: step.priority };
    case 'status':
      return { type: 'ticket.setStatus', ticketId, status: step.status, baseStatusRev: 1 };
    case 'snooze':
      return { type: 'ticket.snooze', ticketId, until: NOW + step.hours * 3_600_000 };
    case 'transfer':
      return { type: 'ticket.transfer', ticketId, queueId: step.queueId, agentId: null, note: step.note };
    case 'claim':
      return { type: 'ticket.claim', ticketId };
  }
}
