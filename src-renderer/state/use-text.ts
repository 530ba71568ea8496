import { useMemo } from 'react';
import { type Language, type Sentence, say, type Values } from '#shared/text/languages.ts';
import { type Format, formatOf } from './format.ts';
import { useMirror } from './mirror.ts';

export function useLanguage(): Language {
  return useMirror((mirror) => mirror.settings?.language ?? 'id');
}

/** Says a sentence in the agent's language; `{name}` in it stands for a value. */
export function useText(): (sentence: Sentence, values?: Values) => string {
  const language = useLanguage();
  return useMemo(() => (sentence: Sentence, values?: Values) => say(language, sentence, values), [language]);
}

/** Times are in the workspace's zone, so that colleagues who talk about one moment read one time. */
export function useFormat(): Format {
  const language = useLanguage();
  const timeZone = useMirror((mirror) => (mirror.session?.state === 'signedIn' ? mirror.session.workspace.timeZone : 'Asia/Jakarta'));
  return formatOf(language, timeZone);
}
