import type { ReplyTemplate } from '../presence/directory.ts';
import { telling, tellingWords } from './words.ts';

/** An answer that was given with a template, and the telling words of what it answered. */
export type PastUse = { readonly templateId: string; readonly asked: readonly string[] };

export type SuggestReason = { readonly kind: 'words'; readonly words: readonly string[] } | { readonly kind: 'used'; readonly times: number };
export type Suggestion = { readonly template: ReplyTemplate; readonly reason: SuggestReason };

/** What a template is about; worth keeping while the template is the same. */
export type SuggestDocument = {
  readonly template: ReplyTemplate;
  readonly weights: ReadonlyMap<string, number>;
  readonly heads: ReadonlySet<string>;
  readonly length: number;
};

/** What is known of all templates and of what they answered; made once, asked for each message. */
export type SuggestIndex = {
  readonly documents: readonly SuggestDocument[];
  readonly uses: readonly { readonly templateId: string; readonly asked: ReadonlySet<string> }[];
  readonly rarity: ReadonlyMap<string, number>;
  readonly meanLength: number;
};

const HEAD_WEIGHT = 3;

export function suggestDocument(template: ReplyTemplate): SuggestDocument {
  const weights = new Map<string, number>();
  const heads = new Set(telling(`${template.title} ${template.topic} ${template.shortcut}`));
  for (const root of heads) weights.set(root, HEAD_WEIGHT);
  // Names asked for say nothing of what the text is about.
  for (const root of telling(template.body.replace(/\{\{[^{}]{0,60}\}\}/g, ' '))) weights.set(root, (weights.get(root) ?? 0) + 1);
  return { template, weights, heads, length: weights.size };
}

export function suggestIndex(documents: readonly SuggestDocument[], uses: readonly PastUse[]): SuggestIndex {
  const known = uses.filter(({ asked }) => asked.length > 0).map(({ templateId, asked }) => ({ templateId, asked: new Set(asked) }));
  const seenIn = new Map<string, number>();
  const count = (roots: Iterable<string>): void => {
    for (const root of roots) seenIn.set(root, (seenIn.get(root) ?? 0) + 1);
  };
  for (const { weights } of documents) count(weights.keys());
  for (const { asked } of known) count(asked);
  const all = documents.length + known.length;
  const rarity = new Map([...seenIn].map(([root, n]) => [root, Math.log(1 + (all - n + 0.5) / (n + 0.5))]));
  const meanLength = documents.reduce((sum, { length }) => sum + length, 0) / Math.max(1, documents.length);
  return { documents, uses: known, rarity, meanLength };
}

/** A suggestion scores at least this, and at least this share of the best one; both found on the sample's talks. */
const LEAST = 0.12;
const LEAST_OF_BEST = 0.45;
/** How much a word that is known from nowhere counts beside the rarest one that is known. */
const STRANGE = 0.25;
/** Messages that share this much with the one that is open count as alike. */
const ALIKE = 0.25;
const ALIKE_COUNTED = 3;

/**
 * Templates that fit the customer's words, best first, each with its reason; none when nothing fits. `language`: the customer's,
 * whose templates come before equal ones.
 */
export function suggestTemplates(index: SuggestIndex, message: string, language: 'id' | 'en' | null, limit: number): Suggestion[] {
  const asked = tellingWords(message);
  if (asked.size === 0) return [];
  const known = [...asked.keys()].filter((root) => index.rarity.has(root));
  if (known.length === 0) return [];
  // Words that no template and no answer ever had are of something else: a little of each counts against what is found.
  const strange = (asked.size - known.length) * STRANGE * Math.log(2 + index.documents.length);
  const possible = known.reduce((sum, root) => sum + (index.rarity.get(root) ?? 0), strange);
  const learnt = learntFrom(index, new Set(asked.keys()));
  const scored = index.documents.flatMap((document) => {
    const words = wordScore(index, document, asked);
    const used = learnt.get(document.template.id);
    const fit = words.score / possible;
    const score = (fit + (used?.score ?? 0)) * (language === null || document.template.language === language ? 1 : 0.5);
    if (score < LEAST) return [];
    const reason: SuggestReason =
      used !== undefined && used.score > fit ? { kind: 'used', times: used.times } : { kind: 'words', words: words.words.slice(0, 3) };
    if (reason.kind === 'words' && reason.words.length === 0) return [];
    return [{ template: document.template, reason, score }];
  });
  scored.sort((a, b) => b.score - a.score || (a.template.id < b.template.id ? -1 : 1));
  const best = scored[0]?.score ?? 0;
  return scored
    .filter(({ score }) => score >= best * LEAST_OF_BEST)
    .slice(0, limit)
    .map(({ template, reason }) => ({ template, reason }));
}

/** BM25 with the title's words counted more. One word that stands in the text alone, or is in most texts, is chance. */
function wordScore(index: SuggestIndex, document: SuggestDocument, asked: ReadonlyMap<string, string>): { score: number; words: string[] } {
  const hits: { word: string; score: number; head: boolean }[] = [];
  const longness = 0.5 + 0.5 * (document.length / Math.max(1, index.meanLength));
  for (const [root, word] of asked) {
    const weight = document.weights.get(root);
    if (weight === undefined) continue;
    const score = ((index.rarity.get(root) ?? 0) * (weight * 2.2)) / (weight + 1.2 * longness);
    hits.push({ word, score: score / 2.2, head: document.heads.has(root) });
  }
  if (hits.length < 2 && !hits.some(({ head }) => head)) return { score: 0, words: [] };
  hits.sort((a, b) => b.score - a.score);
  return { score: hits.reduce((sum, { score }) => sum + score, 0), words: hits.map(({ word }) => word) };
}

/** What messages alike were answered with: the likeness of the nearest few, and how often it was this template. */
function learntFrom(index: SuggestIndex, asked: ReadonlySet<string>): Map<string, { score: number; times: number }> {
  const alike = new Map<string, number[]>();
  for (const { templateId, asked: before } of index.uses) {
    const likeness = sharedShare(index.rarity, asked, before);
    if (likeness < ALIKE) continue;
    const list = alike.get(templateId) ?? [];
    list.push(likeness);
    alike.set(templateId, list);
  }
  return new Map(
    [...alike].map(([templateId, list]) => {
      const nearest = list.sort((a, b) => b - a).slice(0, ALIKE_COUNTED);
      return [templateId, { score: nearest.reduce((sum, value) => sum + value, 0) / 2, times: list.length }];
    }),
  );
}

function sharedShare(rarity: ReadonlyMap<string, number>, a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  let all = 0;
  for (const root of a) {
    const value = rarity.get(root) ?? 1;
    all += value;
    if (b.has(root)) shared += value;
  }
  for (const root of b) if (!a.has(root)) all += rarity.get(root) ?? 1;
  return all === 0 ? 0 : shared / all;
}
