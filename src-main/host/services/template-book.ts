import type { ReplyTemplate } from '#shared/domain/presence/directory.ts';
import { type Searchable, searchable } from '#shared/domain/template/pick.ts';
import { type SuggestDocument, type SuggestIndex, suggestDocument, suggestIndex } from '#shared/domain/template/suggest.ts';
import type { Store } from '../store/store.ts';
import { type LocalUse, listTemplateRows, listTemplateUses } from '../store/template-store.ts';

/** The templates of a profile, made ready for searching and kept until one changes. */
export type TemplateBook = {
  all(): readonly Searchable[];
  uses(): readonly LocalUse[];
  /** How often each was used: by this agent here, and by everyone as last counted by the server. */
  useCounts(): ReadonlyMap<string, number>;
  /** Over `templates`, kept while they and their uses are the same. */
  suggestions(templates: readonly ReplyTemplate[]): SuggestIndex;
};

/** An agent's own use tells more of what they will take next than a colleague's. */
const OWN_USE_WEIGHT = 5;

const books = new WeakMap<Store, TemplateBook>();

export function templateBookOf(store: Store): TemplateBook {
  const known = books.get(store) ?? openBook(store);
  books.set(store, known);
  return known;
}

function openBook(store: Store): TemplateBook {
  let ready = new Map<string, { readonly body: string; readonly item: Searchable }>();
  let all: Searchable[] | null = null;
  let uses: LocalUse[] | null = null;
  let counts: Map<string, number> | null = null;
  const documents = new WeakMap<ReplyTemplate, SuggestDocument>();
  const documentOf = (template: ReplyTemplate): SuggestDocument => {
    const document = documents.get(template) ?? suggestDocument(template);
    documents.set(template, document);
    return document;
  };
  let index: { readonly key: string; readonly made: SuggestIndex } | null = null;
  store.onCommit(({ topics }) => {
    if (!topics.has('templates')) return;
    all = null;
    uses = null;
    counts = null;
    index = null;
  });

  const book: TemplateBook = {
    all: () => {
      if (all !== null) return all;
      const next = new Map<string, { readonly body: string; readonly item: Searchable }>();
      for (const { id, body } of listTemplateRows(store.read)) {
        const known = ready.get(id);
        next.set(id, known?.body === body ? known : { body, item: searchable(JSON.parse(body) as ReplyTemplate) });
      }
      ready = next;
      all = [...next.values()].map(({ item }) => item);
      return all;
    },
    uses: () => {
      uses ??= listTemplateUses(store.read);
      return uses;
    },
    useCounts: () => {
      if (counts !== null) return counts;
      const made = new Map(book.all().map(({ template }) => [template.id, template.figures?.used ?? 0]));
      for (const { templateId } of book.uses()) made.set(templateId, (made.get(templateId) ?? 0) + OWN_USE_WEIGHT);
      counts = made;
      return made;
    },
    suggestions: (templates) => {
      const key = templates.map(({ id }) => id).join();
      if (index?.key !== key) index = { key, made: suggestIndex(templates.map(documentOf), book.uses()) };
      return index.made;
    },
  };
  return book;
}
