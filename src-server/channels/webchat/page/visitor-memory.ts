import { type VisitorSession, zVisitorSession } from '#shared/contract/central/chat.ts';
import { LANGUAGES, type Language } from '#shared/text/languages.ts';
import type { KeyValue } from './key-value.ts';

/** What the page remembers of a visitor between visits. */
export type VisitorMemory = {
  session(): VisitorSession | null;
  keepSession(session: VisitorSession): void;
  forgetSession(): void;
  draft(): string;
  keepDraft(text: string): void;
  language(preferred: readonly string[]): Language;
  keepLanguage(language: Language): void;
};

export function createVisitorMemory(store: KeyValue): VisitorMemory {
  return {
    session() {
      try {
        const parsed = zVisitorSession.safeParse(JSON.parse(store.get('session') ?? 'null'));
        return parsed.success ? parsed.data : null;
      } catch {
        return null;
      }
    },
    keepSession: (session) => store.set('session', JSON.stringify(session)),
    forgetSession: () => store.remove('session'),
    draft: () => store.get('draft') ?? '',
    keepDraft: (text) => (text === '' ? store.remove('draft') : store.set('draft', text)),
    language(preferred) {
      const kept = LANGUAGES.find((language) => language === store.get('language'));
      const wished = preferred.map((tag) => LANGUAGES.find((language) => tag.toLowerCase().split('-')[0] === language));
      return kept ?? wished.find((language) => language !== undefined) ?? 'id';
    },
    keepLanguage: (language) => store.set('language', language),
  };
}
