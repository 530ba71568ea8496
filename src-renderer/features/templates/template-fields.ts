import { LIMITS } from '#shared/contract/schemas.ts';
import type { Agent, ReplyTemplate, TemplateStatus } from '#shared/domain/presence/directory.ts';
import { TEMPLATE_NAMES, templateParts } from '#shared/domain/template/fill.ts';
import { isUnfinished, mayChangeTemplate, mayPlaceTemplate, placeOf } from '#shared/domain/template/rights.ts';
import type { AttachmentRef } from '#shared/domain/ticket/ticket.ts';

/** `workspace`, `personal`, or `team:<id>`: one value, as a choice in a list needs it. */
export type Scope = 'workspace' | 'personal' | `team:${string}`;

/** What the editor changes. */
export type TemplateFields = {
  readonly title: string;
  readonly shortcut: string;
  readonly topic: string;
  readonly language: ReplyTemplate['language'];
  readonly scope: Scope;
  readonly body: string;
  readonly attachments: readonly AttachmentRef[];
};

/** For whom a template is; a draft's `agentId` is its author, so one without a team is taken for the author's own. */
export function scopeOf({ teamId, agentId, status }: Pick<ReplyTemplate, 'teamId' | 'agentId' | 'status'>): Scope {
  if (teamId !== null) return `team:${teamId}`;
  return agentId !== null && status !== 'proposed' ? 'personal' : 'workspace';
}

/** Who the template is to belong to, as the server is asked for it. */
export function ownersOf(scope: Scope, meId: string): { teamId: string | null; agentId: string | null } {
  return { teamId: scope.startsWith('team:') ? scope.slice(5) : null, agentId: scope === 'personal' ? meId : null };
}

export function fieldsOf(template: ReplyTemplate): TemplateFields {
  const { title, shortcut, topic, language, body, attachments } = template;
  return { title, shortcut, topic, language, scope: scopeOf(template), body, attachments };
}

export function emptyFields(me: Agent, language: ReplyTemplate['language']): TemplateFields {
  const team = me.teamIds[0];
  const scope: Scope = me.role === 'admin' || team === undefined ? (me.role === 'admin' ? 'workspace' : 'personal') : `team:${team}`;
  return { title: '', shortcut: '', topic: '', language, scope, body: '', attachments: [] };
}

export function sameFields(a: TemplateFields, b: TemplateFields): boolean {
  const texts = ['title', 'shortcut', 'topic', 'language', 'scope', 'body'] as const;
  const files = (fields: TemplateFields) => fields.attachments.map(({ hash, name }) => `${hash}:${name}`).join();
  return texts.every((key) => a[key] === b[key]) && files(a) === files(b);
}

export type FieldProblem =
  | { readonly field: 'title' | 'body'; readonly kind: 'empty' }
  | { readonly field: 'shortcut'; readonly kind: 'form' }
  | { readonly field: 'body'; readonly kind: 'long'; readonly count: number }
  | { readonly field: 'body'; readonly kind: 'unknown'; readonly names: readonly string[] };

/** What stands in the way of saving; whether a shortcut is taken only the server can tell for sure. */
export function problemsOf(fields: TemplateFields): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (fields.title.trim() === '') problems.push({ field: 'title', kind: 'empty' });
  if (/[\s/]/.test(fields.shortcut.trim())) problems.push({ field: 'shortcut', kind: 'form' });
  if (fields.body.trim() === '') problems.push({ field: 'body', kind: 'empty' });
  if (fields.body.length > LIMITS.messageText) problems.push({ field: 'body', kind: 'long', count: fields.body.length - LIMITS.messageText });
  const known: readonly string[] = TEMPLATE_NAMES;
  const asked = templateParts(fields.body).flatMap((part) => (part.kind === 'name' ? [part.name] : []));
  const unknown = [...new Set(asked.filter((name) => !known.includes(name)))];
  if (unknown.length > 0) problems.push({ field: 'body', kind: 'unknown', names: unknown });
  return problems;
}

export type Ways = {
  /** The words may be changed at all. */
  readonly change: boolean;
  /** The main way to save: for use at once, or for a lead to look at; null: neither is open to this agent. */
  readonly main: 'publish' | 'propose' | null;
  readonly draft: boolean;
  /** For who may publish somebody else's proposal. */
  readonly sendBack: boolean;
  readonly archive: boolean;
  readonly unarchive: boolean;
};

/** What this agent may do with a template, with the scope that is chosen in the editor; `before` null: it is new. */
export function waysOf(me: Agent, before: ReplyTemplate | null, scope: Scope): Ways {
  const actor = { agentId: me.id, role: me.role, teamIds: me.teamIds };
  const change = before === null || mayChangeTemplate(actor, before);
  const mayLeave = (status: TemplateStatus) => change && mayPlaceTemplate(actor, placeOf(ownersOf(scope, me.id), status, before, me.id));
  const unfinished = before === null || isUnfinished(before.status);
  const publish = mayLeave('published');
  return {
    change,
    main: publish ? 'publish' : scope !== 'personal' && mayLeave('proposed') ? 'propose' : null,
    draft: unfinished && (before === null || before.agentId === me.id) && mayLeave('draft'),
    sendBack: before?.status === 'proposed' && before.agentId !== me.id && publish,
    archive: before?.status === 'published' && mayLeave('archived'),
    unarchive: before?.status === 'archived' && publish,
  };
}
