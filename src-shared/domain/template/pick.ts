import type { ReplyTemplate } from '../presence/directory.ts';
import { folded, wordsOf } from './words.ts';

/** A template made ready for searching; worth keeping while the template is the same. */
export type Searchable = {
  readonly template: ReplyTemplate;
  readonly shortcut: string;
  readonly title: string;
  readonly heads: readonly string[];
  readonly body: readonly string[];
};

export function searchable(template: ReplyTemplate): Searchable {
  const heads = [...new Set([...wordsOf(template.title), ...wordsOf(template.topic), ...wordsOf(template.shortcut)])];
  const body = [...new Set(wordsOf(template.body))];
  return { template, shortcut: folded(template.shortcut), title: folded(template.title.trim()), heads, body };
}

export type Preference = {
  /** Comes first: the customer's language. */
  readonly language: 'id' | 'en' | null;
  /** Come first: teams of the agent. */
  readonly teamIds: readonly string[];
  readonly agentId: string;
  /** How often each was used: the tie breaker. */
  readonly uses: ReadonlyMap<string, number>;
};

/** How well it fits, best 0: exact shortcut, its beginning, the title's beginning, words of the head, words of the text, nearly so; null: not. */
export function rankOf(item: Searchable, query: string, words: readonly string[]): number | null {
  if (query === '') return 0;
  if (item.shortcut === query) return 0;
  if (item.shortcut.startsWith(query)) return 1;
  if (item.title.startsWith(query)) return 2;
  if (words.length === 0) return null;
  if (words.every((word) => item.heads.some((head) => head.startsWith(word)))) return 3;
  if (words.every((word) => item.heads.some((head) => head.includes(word)) || item.body.some((other) => other.startsWith(word)))) return 4;
  if (words.every((word) => item.heads.some((head) => head.startsWith(word) || isTypo(word, head)))) return 5;
  if (query.length >= 3 && (isWithin(query, item.shortcut) || isWithin(words.join(''), item.title))) return 6;
  return null;
}

/** The best matches for what was typed after the slash; an empty query offers all, in the order of preference. */
export function pickTemplates(items: readonly Searchable[], query: string, preference: Preference, limit: number): ReplyTemplate[] {
  const wanted = folded(query.trim());
  const words = wordsOf(query);
  const found: { readonly item: Searchable; readonly key: readonly number[] }[] = [];
  for (const item of items) {
    const rank = rankOf(item, wanted, words);
    if (rank !== null) found.push({ item, key: [rank, ...preferenceKey(item.template, preference)] });
  }
  return found
    .sort((a, b) => byKey(a.key, b.key) || byTitle(a.item, b.item))
    .slice(0, limit)
    .map(({ item }) => item.template);
}

function preferenceKey({ id, language, teamId, agentId }: ReplyTemplate, preference: Preference): number[] {
  const own = agentId === preference.agentId || (teamId !== null && preference.teamIds.includes(teamId));
  return [preference.language === null || language === preference.language ? 0 : 1, own ? 0 : 1, -(preference.uses.get(id) ?? 0)];
}

function byKey(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

// Plain comparison: a collator would cost more than the whole search.
const byTitle = (a: Searchable, b: Searchable): number => (a.title < b.title ? -1 : a.title > b.title ? 1 : a.template.id < b.template.id ? -1 : 1);

/** Whether the letters of `short` come in this order in `long`. */
function isWithin(short: string, long: string): boolean {
  let at = 0;
  for (let index = 0; index < long.length && at < short.length; index++) if (long[index] === short[at]) at += 1;
  return at === short.length && short !== '';
}

/** Whether `word` is, but for a slip, the beginning of `head`: one slip from four letters on, two from eight. */
export function isTypo(word: string, head: string): boolean {
  if (word.length < 4) return false;
  const slips = word.length >= 8 ? 2 : 1;
  if (head.length < word.length - slips) return false;
  return slipsBetween(word, head.slice(0, word.length + slips), slips) <= slips;
}

/** Fewest slips (a letter wrong, missing, too many, or two exchanged) that make `word` a beginning of `text`; gives up above `most`. */
function slipsBetween(word: string, text: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: text.length + 1 }, (_, index) => index);
  for (let row = 1; row <= word.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= text.length; column++) {
      const same = word[row - 1] === text[column - 1] ? 0 : 1;
      let value = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + same);
      const exchanged = row > 1 && column > 1 && word[row - 1] === text[column - 2] && word[row - 2] === text[column - 1];
      if (exchanged) value = Math.min(value, (before[column - 2] ?? 0) + 1);
      current.push(value);
      if (value < least) least = value;
    }
    if (least > most) return least;
    before = last;
    last = current;
  }
  return Math.min(...last);
}
