import { wire } from '#shared/base/wire.ts';
import type { TemplateInput } from '#shared/contract/console/template-contract.ts';
import { CodedError } from '#shared/contract/errors.ts';
import { maySeeConfig } from '#shared/domain/config/config.ts';
import type { ReplyTemplate, TemplateFigures, TemplateStatus } from '#shared/domain/presence/directory.ts';
import { TEMPLATE_NAMES } from '#shared/domain/template/fill.ts';
import type { Macro } from '#shared/domain/template/macro.ts';
import type { FilledReply, MacroPlan } from '#shared/domain/template/macro-plan.ts';
import { pickTemplates } from '#shared/domain/template/pick.ts';
import { type Suggestion, type SuggestReason, suggestTemplates } from '#shared/domain/template/suggest.ts';
import { writeTemplateFile } from '#shared/domain/template/template-file.ts';
import { say } from '#shared/text/languages.ts';
import { templateRefusalText } from '#shared/text/template-file-text.ts';
import { actorOf } from '../outbox/actor.ts';
import { getContact } from '../store/contact-store.ts';
import { getDirectory, listDirectory } from '../store/directory-store.ts';
import { lastWordsOf, putTemplate } from '../store/template-store.ts';
import { getTicket } from '../store/ticket-store.ts';
import { askCentral } from './ask-central.ts';
import type { SettingsService } from './settings-service.ts';
import { templateBookOf } from './template-book.ts';
import { factsOf, fillFrom, valuesOf } from './template-facts.ts';
import { type ImportAnswer, importTemplateFile } from './template-files.ts';
import { byTopicAndTitle, type LibraryAsk, library, offered, preferenceOf, previewMacro, seen, visible } from './template-views.ts';
import type { CurrentWork, Work } from './work.ts';

type Language = 'id' | 'en';
export type Offered = { readonly template: ReplyTemplate; readonly reason: SuggestReason | null };
export type FillSource =
  | { readonly kind: 'template'; readonly templateId: string }
  | { readonly kind: 'body'; readonly body: string; readonly language: Language };
export type TemplateVersion = Pick<ReplyTemplate, 'version' | 'title' | 'body' | 'status'> & {
  readonly byAgentId: string | null;
  readonly at: number;
};

/** Templates and macros: read and searched here, written by the central API. */
export type TemplateService = {
  pick(ask: { query: string; ticketId: string | null; language: Language | null; limit: number }): Offered[];
  suggest(ticketId: string, limit: number): Suggestion[];
  fill(source: FillSource, ticketId: string | null): FilledReply;
  placeholders(language: Language): { name: string; example: string }[];
  library(ask: LibraryAsk): { rows: ReplyTemplate[]; total: number; topics: string[] };
  get(templateId: string): { template: ReplyTemplate; figures: TemplateFigures };
  versions(templateId: string): Promise<TemplateVersion[]>;
  save(template: TemplateInput, status: 'draft' | 'proposed' | 'published', baseRev: number): Promise<ReplyTemplate>;
  setStatus(templateId: string, status: TemplateStatus, baseRev: number): Promise<ReplyTemplate>;
  exportFile(): { name: string; text: string };
  importFile(text: string): Promise<ImportAnswer>;
  macros(): Macro[];
  previewMacro(macroId: string, ticketId: string): MacroPlan & { readonly macro: Macro };
};

const neverUsed: TemplateFigures = { used: 0, edited: null, csat: null, csatAnswers: 0, resolvedAtFirstReply: null };

export function createTemplateService(current: CurrentWork, settings: SettingsService): TemplateService {
  return {
    pick: ({ query, ticketId, language, limit }) => {
      const work = current();
      const items = offered(work).filter(({ template }) => language === null || template.language === language);
      const found = pickTemplates(items, query, preferenceOf(work, ticketId), limit);
      const times = (id: string): number =>
        templateBookOf(work.profile.store)
          .uses()
          .filter(({ templateId }) => templateId === id).length;
      // What was typed is reason enough; of what is offered unasked the agent's own habit is told.
      return found.map((template) => {
        const used = query.trim() === '' ? times(template.id) : 0;
        return { template, reason: used > 0 ? { kind: 'used', times: used } : null };
      });
    },
    suggest: (ticketId, limit) => {
      const work = current();
      const { read } = work.profile.store;
      const ticket = getTicket(read, ticketId);
      if (ticket === null) throw new CodedError('NOT_FOUND');
      const index = templateBookOf(work.profile.store).suggestions(offered(work).map(({ template }) => template));
      return suggestTemplates(index, lastWordsOf(read, ticketId), getContact(read, ticket.contactId)?.language ?? null, limit);
    },
    fill: (source, ticketId) => {
      const work = current();
      const facts = factsOf(work, ticketId);
      const template = source.kind === 'template' ? visible(work, source.templateId) : null;
      if (facts === null) throw new CodedError('NOT_FOUND');
      if (source.kind === 'body') return { ...fillFrom(facts, source.body, source.language), attachments: [] };
      if (template === null) throw new CodedError('NOT_FOUND');
      return { ...fillFrom(facts, template.body, template.language), attachments: template.attachments };
    },
    placeholders: (language) => {
      const facts = factsOf(current(), null);
      const values = facts === null ? null : valuesOf(facts, language);
      return TEMPLATE_NAMES.map((name) => ({ name, example: values?.[name] ?? '' }));
    },
    library: (ask) => library(current(), ask),
    get: (templateId) => {
      const template = visible(current(), templateId);
      if (template === null) throw new CodedError('NOT_FOUND');
      return { template, figures: template.figures ?? neverUsed };
    },
    versions: async (templateId) => (await askCentral(current(), (client) => client.templates.versions({ templateId }))).versions,
    save: async (template, status, baseRev) => {
      const work = current();
      await sendContents(work, template);
      const request = inWords(
        askCentral(work, (client) => client.templates.save({ template: wire(template), status, baseRev })),
        settings.get().language,
      );
      return kept(work, (await request).template);
    },
    setStatus: async (templateId, status, baseRev) => {
      const work = current();
      const request = inWords(
        askCentral(work, (client) => client.templates.setStatus({ templateId, status, baseRev })),
        settings.get().language,
      );
      return kept(work, (await request).template);
    },
    exportFile: () => {
      const work = current();
      const { read } = work.profile.store;
      const day = new Date(work.serverClock.now()).toISOString();
      const templates = seen(work)
        .map(({ template }) => template)
        .filter(({ status }) => status !== 'archived')
        .sort(byTopicAndTitle);
      const text = writeTemplateFile(templates, (id) => getDirectory(read, 'team', id)?.name ?? null, day);
      return { name: `tanggap-templates-${day.slice(0, 10)}.json`, text };
    },
    importFile: (text) => {
      const work = current();
      const { profile } = work;
      return importTemplateFile(work, actorOf(profile.store.read, profile.agentId), text, settings.get().language);
    },
    macros: () => {
      const { profile } = current();
      const actor = actorOf(profile.store.read, profile.agentId);
      return listDirectory(profile.store.read, 'macro')
        .filter((row) => !row.archived && maySeeConfig(actor, { kind: 'macro', row }))
        .sort((a, b) => a.name.localeCompare(b.name, 'id'));
    },
    previewMacro: (macroId, ticketId) => previewMacro(current(), macroId, ticketId),
  };
}

/** Shown at once; the next pull brings the same row, or a newer one. */
function kept(work: Work, template: ReplyTemplate): ReplyTemplate {
  work.profile.store.write((tx) => putTemplate(tx, template));
  work.loop.wake();
  return template;
}

/** The server says why as a code; here it is put into the agent's language. */
function inWords<T>(request: Promise<T>, language: Language): Promise<T> {
  return request.catch((error: unknown) => {
    const problem = error instanceof CodedError && error.code === 'TEMPLATE_REFUSED' ? error.data.problem : undefined;
    if (problem !== 'teamGone' && problem !== 'attachmentGone') throw error;
    throw new CodedError('TEMPLATE_REFUSED', { problem: say(language, templateRefusalText[problem]) }, { cause: error });
  });
}

/** Contents that were attached here go to the server before the template that names them. */
async function sendContents({ uploads, profile, session, issue }: Work, { attachments }: TemplateInput): Promise<void> {
  if (attachments.length === 0) return;
  await askCentral({ session }, () => uploads.send({ profile, session, log: issue.log }, attachments));
}
