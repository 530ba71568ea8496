import { create } from 'zustand';
import type { HostBatch, SessionState, Settings, SyncStatus } from '#shared/contract/console/console-shapes.ts';
import type { HostClient } from '../host-client/host-context.tsx';

export type Directory = Awaited<ReturnType<HostClient['directory']['get']>>;
export type AppInfo = Awaited<ReturnType<HostClient['app']['info']>>;
export type MyState = Awaited<ReturnType<HostClient['agent']['state']>>;
export type QueueCounts = Awaited<ReturnType<HostClient['queue']['counts']>>;
export type TicketPresence = Omit<HostBatch['presence'][number], 'ticketId'>;

/** What the window holds of the host. Only `mirror-sync.ts` writes it; null: not asked yet, or not signed in. */
export type Mirror = {
  /** `gone`: the host does not answer and is being waited for. */
  readonly host: 'connecting' | 'ready' | 'gone';
  readonly info: AppInfo | null;
  readonly session: SessionState | null;
  readonly settings: Settings | null;
  readonly sync: SyncStatus | null;
  readonly directory: Directory | null;
  readonly myState: MyState | null;
  readonly counts: QueueCounts | null;
  /** Who else has a ticket open, by ticket; those without anyone are absent. */
  readonly presence: ReadonlyMap<string, TicketPresence>;
};

export const emptyMirror: Mirror = {
  host: 'connecting',
  info: null,
  session: null,
  settings: null,
  sync: null,
  directory: null,
  myState: null,
  counts: null,
  presence: new Map(),
};

export const useMirror = create<Mirror>()(() => emptyMirror);

export const defaultSettings: Settings = {
  language: 'id',
  theme: 'system',
  density: 'comfortable',
  sound: true,
  notifications: true,
  queueWidth: 320,
  contextOpen: true,
  suggestions: true,
  queueView: 'mine',
  queueSort: 'due',
  savedViews: [],
  quietHours: null,
  guideDone: [],
  shortcuts: {},
};
