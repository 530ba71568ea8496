import { create } from 'zustand';
import type { CommandStatus, HostBatch } from '#shared/contract/console/console-shapes.ts';

type HostNotice = HostBatch['notices'][number];
/** What stays on screen until someone acts on it, or until its time is over (`assigned` only). */
export type Notice =
  | { readonly kind: 'refused'; readonly id: string; readonly command: CommandStatus }
  | (Extract<HostNotice, { kind: 'assigned' | 'deadline' }> & { readonly id: string })
  | (Extract<HostNotice, { kind: 'damaged' | 'commandsLost' }> & { readonly id: string })
  /** Something this window asked for and could not have. */
  | { readonly kind: 'failure'; readonly id: string; readonly text: string };

export const useNotices = create<{ readonly notices: readonly Notice[] }>()(() => ({ notices: [] }));

/** Newest first; a notice of the same id takes the place of the old one. */
export function addNotice(notice: Notice): void {
  useNotices.setState(({ notices }) => ({ notices: [notice, ...notices.filter((old) => old.id !== notice.id)] }));
}

export function removeNotice(id: string): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
}

export function removeAllNotices(): void {
  useNotices.setState({ notices: [] });
}

/** The notice that stays on screen for what the host announced, or null: a message is only heard, counted and spoken. */
export function noticeOf(notice: HostNotice): Notice | null {
  switch (notice.kind) {
    case 'message':
      return null;
    case 'refused':
      return { kind: 'refused', id: notice.command.commandId, command: notice.command };
    case 'assigned':
      return { ...notice, id: `assigned:${notice.ticketId}` };
    case 'deadline':
      return { ...notice, id: `deadline:${notice.ticketId}` };
    case 'damaged':
    case 'commandsLost':
      return { ...notice, id: notice.kind };
  }
}
