import type { Draft } from '#shared/contract/console/console-shapes.ts';
import type { HostClient } from '../../host-client/host-context.tsx';
import { uploadFile } from '../../state/attachment-bytes.ts';
import { browserClock } from '../../state/clock.ts';
import { createDraftKeeper, type DraftKeeper } from './draft-keeper.ts';

type Page = { keeper: DraftKeeper | null; users: number };

const books = new WeakMap<HostClient, Map<string, Page>>();

export type HeldDraft = {
  /** The draft, opened with what the host had kept unless it lives in this window already. */
  open(saved: Draft | null): DraftKeeper;
  release(): void;
};

/**
 * The drafts that live in this window, one per agent, ticket and kind. Hold one *before* asking the host for the ticket: a draft
 * that is still being saved then stays here, and the host's answer, perhaps from before that save, is not taken for it. After the
 * release a draft is dropped as soon as nothing of it is only in memory; a failed save keeps it.
 */
export function holdDraft(host: HostClient, key: { readonly agentId: string; readonly ticketId: string; readonly kind: Draft['kind'] }): HeldDraft {
  const book = books.get(host) ?? new Map<string, Page>();
  books.set(host, book);
  const { ticketId, kind } = key;
  const name = `${key.agentId}:${ticketId}:${kind}`;
  const page: Page = book.get(name) ?? { keeper: null, users: 0 };
  book.set(name, page);
  page.users += 1;

  const dropWhenSettled = () => {
    if (page.users === 0 && (page.keeper === null || page.keeper.isSettled()) && book.get(name) === page) book.delete(name);
  };
  const create = (saved: Draft | null) => {
    const keeper = createDraftKeeper(saved, {
      clock: browserClock,
      save: ({ text, attachments, seenSeq }) => host.draft.save({ ticketId, kind, text, seenSeq, attachments: [...attachments] }),
      upload: (file, fileName, options) => uploadFile(host, file, fileName, options),
    });
    keeper.subscribe(dropWhenSettled);
    return keeper;
  };
  return {
    open(saved) {
      page.keeper ??= create(saved);
      return page.keeper;
    },
    release() {
      page.users -= 1;
      if (page.keeper === null) dropWhenSettled();
      else void page.keeper.flush().then(dropWhenSettled);
    },
  };
}

/** Saves every draft of this window that is not on disk yet: for the moment before the window may go. */
export function flushDrafts(host: HostClient): void {
  for (const page of books.get(host)?.values() ?? []) void page.keeper?.flush();
}

/** Text that the host gave back while its draft is open here: one that is not open is read from the host when it is. */
export function giveBackToOpen(host: HostClient, ticketId: string, kind: Draft['kind'], text: string): void {
  for (const [name, { keeper }] of books.get(host) ?? []) if (name.endsWith(`:${ticketId}:${kind}`)) keeper?.giveBack(text, [], 0);
}
