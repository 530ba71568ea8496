import { create } from 'zustand';
import type { ReplyTemplate, TemplateStatus } from '#shared/domain/presence/directory.ts';

export type LibraryFilter = {
  readonly query: string;
  readonly topic: string | null;
  readonly language: ReplyTemplate['language'] | null;
  readonly scope: 'all' | 'workspace' | 'team' | 'personal';
  readonly status: TemplateStatus | null;
};

export const noFilter: LibraryFilter = { query: '', topic: null, language: null, scope: 'all', status: null };

export type TemplatesTab = 'library' | 'proposals' | 'macros';

const firstTemplatesView = { tab: 'library', filter: noFilter, macroId: null, scrollTop: 0, cursor: 0 } as const;

/** What the screen shows: kept while the agent is elsewhere in the console. */
export const useTemplatesView = create<{
  readonly tab: TemplatesTab;
  readonly filter: LibraryFilter;
  /** The macro in the editor; null: the list. */
  readonly macroId: string | null;
  /** Where the list was scrolled to, and its row of the keyboard. */
  readonly scrollTop: number;
  readonly cursor: number;
}>()(() => firstTemplatesView);

/** For the next agent at this window. */
export const forgetTemplatesView = (): void => useTemplatesView.setState(firstTemplatesView);

export const setFilter = (patch: Partial<LibraryFilter>): void =>
  useTemplatesView.setState(({ filter }) => ({ filter: { ...filter, ...patch }, scrollTop: 0, cursor: 0 }));

export const isFiltered = (filter: LibraryFilter): boolean =>
  filter.query.trim() !== '' || filter.topic !== null || filter.language !== null || filter.scope !== 'all' || filter.status !== null;
