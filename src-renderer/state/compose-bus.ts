import { useEffect } from 'react';
import { create } from 'zustand';
import { useLatest } from './use-latest.ts';

type Words = { readonly ticketId: string; readonly text: string };

/** Words on their way from beside a ticket into its reply; null: none. */
const useWords = create<{ readonly words: Words | null }>()(() => ({ words: null }));

/** Puts words into the reply of a ticket that is open; they wait for the composer if it is not there yet. */
export function insertIntoReply(ticketId: string, text: string): void {
  useWords.setState({ words: { ticketId, text } });
}

/** For the composer: takes the words for its ticket, each once. */
export function useWordsForReply(ticketId: string, take: (text: string) => void): void {
  const words = useWords((state) => state.words);
  const latest = useLatest(take);
  useEffect(() => {
    if (words?.ticketId !== ticketId) return;
    useWords.setState({ words: null });
    latest.current(words.text);
  }, [words, ticketId, latest]);
}

/** `words` put into `text` at the caret, apart from what stands beside them; the new caret is after them. */
export function textWith(text: string, caret: number, words: string): { text: string; caret: number } {
  const before = text.slice(0, caret);
  const after = text.slice(caret);
  const head = before === '' || /\s$/.test(before) ? before : `${before} `;
  const tail = after === '' || /^\s/.test(after) ? after : ` ${after}`;
  const put = `${head}${words}${after === '' ? ' ' : ''}`;
  return { text: `${put}${tail}`, caret: put.length };
}
