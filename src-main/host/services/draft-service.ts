import type { Draft } from '#shared/contract/console/console-shapes.ts';
import { listDrafts, putDraft } from '../store/draft-store.ts';
import type { CurrentWork } from './work.ts';

export type DraftService = { save(draft: Omit<Draft, 'updatedAt'>): { updatedAt: number }; list(): Draft[] };

export function createDraftService(current: CurrentWork): DraftService {
  return {
    save: (draft) => {
      const { profile, serverClock } = current();
      const updatedAt = serverClock.now();
      profile.store.write((tx) => putDraft(tx, { ...draft, updatedAt }));
      return { updatedAt };
    },
    list: () => listDrafts(current().profile.store.read),
  };
}
