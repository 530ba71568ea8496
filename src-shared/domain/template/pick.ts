import type { ReplyTemplate } from '../presence/directory.ts';
import { folded, wordsOf } from './words.ts';

/** A template made ready for searching; worth keeping while the template is the same. */
export type Searchable = {
  readonly template: ReplyTemplate;
  readonly shortcut: string;
  readonly title: string;
  readonly heads: readonly string[];
  /** Which letters each of `heads` has. */
  readonly letters: readonly number[];
  readonly body: readonly string[];
};

export function searchable(template: ReplyTemplate): Searchable {
  const heads = [...new Set([...wordsOf(template.title), ...wordsOf(template.topic), ...wordsOf(template.shortcut)])];
  const body = [...new Set(wordsOf(template.body))];
  return { template, shortcut: folded(template.shortcut), title: folded(template.title.trim()), heads, letters: heads.map(lettersOf), body };
}

/** One bit for each letter, so that words that share too few are told apart without looking closer. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let index = 0; index < word.length; index++) bits |= 1 << (word.charCodeAt(index) & 31);
  return bits;
}

function countBits(bits: number): number {
  let rest = bits;
  let count = 0;
  for (; rest !== 0; rest &= rest - 1) count += 1;
  return count;
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
  if (words.every((word) => mayBeTypo(word, item))) return 5;
  if (query.length >= 3 && (isWithin(query, item.shortcut) || isWithin(words.join(''), item.title))) return 6;
  return null;
}

/** The best matches for what was typed after the slash; an empty query offers all, in the order of preference. */
export function pickTemplates(items: readonly Searchable[], query: string, preference: Preference, limit: number): ReplyTemplate[] {
  const wanted = folded(query.trim());
  const words = wordsOf(query);
  const found: { readonly item: Searchable; readonly key: number; readonly uses: number }[] = [];
  for (const item of items) {
    const rank = rankOf(item, wanted, words);
    if (rank === null) continue;
    found.push({ item, key: rank * 4 + preferenceOf(item.template, preference), uses: preference.uses.get(item.template.id) ?? 0 });
  }
  return found
    .sort((a, b) => a.key - b.key || b.uses - a.uses || byTitle(a.item, b.item))
    .slice(0, limit)
    .map(({ item }) => item.template);
}

/** 0 to 3: the language counts more than whose it is. */
function preferenceOf({ language, teamId, agentId }: ReplyTemplate, preference: Preference): number {
  const own = agentId === preference.agentId || (teamId !== null && preference.teamIds.includes(teamId));
  return (preference.language === null || language === preference.language ? 0 : 2) + (own ? 0 : 1);
}

function mayBeTypo(word: string, { heads, letters }: Searchable): boolean {
  const own = lettersOf(word);
  const slips = slipsOf(word);
  return heads.some((head, index) => head.startsWith(word) || (countBits(own & ~(letters[index] ?? 0)) <= slips && isTypo(word, head)));
}

/** One slip from four letters on, two from eight. */
const slipsOf = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

// Plain comparison: a collator would cost more than the whole search.
const byTitle = (a: Searchable, b: Searchable): number => (a.title < b.title ? -1 : a.title > b.title ? 1 : a.template.id < b.template.id ? -1 : 1);

/** Whether the letters of `short` come in this order in `long`. */
function isWithin(short: string, long: string): boolean {
  let at = 0;
  for (let index = 0; index < long.length && at < short.length; index++) if (long[index] === short[at]) at += 1;
  return at === short.length && short !== '';
}

/** Whether `word` is, but for a slip, the beginning of `head`. */
export function isTypo(word: string, head: string): boolean {
  const slips = slipsOf(word);
  if (slips === 0) return false;
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
