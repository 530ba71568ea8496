import { useEffect, useLayoutEffect, useState } from 'react';
import type { Draft } from '#shared/contract/console/console-shapes.ts';
import { useHost } from '../../host-client/host-context.tsx';
import { flushDrafts, type HeldDraft, holdDraft } from './draft-book.ts';
import type { DraftKeeper } from './draft-keeper.ts';

export type Drafts = { readonly reply: DraftKeeper; readonly note: DraftKeeper };

/** Both drafts of a ticket, for one ticket and agent per mount; null until the host told what it had kept (`saved`). */
export function useDrafts(
  agentId: string,
  ticketId: string,
  saved: { readonly reply: Draft | null; readonly note: Draft | null } | undefined,
): Drafts | null {
  const host = useHost();
  const [held, setHeld] = useState<Record<Draft['kind'], HeldDraft> | null>(null);
  const [drafts, setDrafts] = useState<Drafts | null>(null);

  // A layout effect: held before the ticket is asked for.
  useLayoutEffect(() => {
    const both = { reply: holdDraft(host, { agentId, ticketId, kind: 'reply' }), note: holdDraft(host, { agentId, ticketId, kind: 'note' }) };
    setHeld(both);
    return () => {
      setDrafts(null);
      both.reply.release();
      both.note.release();
    };
  }, [host, agentId, ticketId]);

  useLayoutEffect(() => {
    if (held === null || saved === undefined || drafts !== null) return;
    setDrafts({ reply: held.reply.open(saved.reply), note: held.note.open(saved.note) });
  }, [held, saved, drafts]);

  useEffect(() => {
    const flush = () => flushDrafts(host);
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('pagehide', flush);
    };
  }, [host]);

  return drafts;
}
