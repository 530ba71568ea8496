import type { Clock } from '#shared/base/clock.ts';
import type { RandomBytes } from '#shared/base/ids.ts';

/** Small secrets (refresh tokens) in what the system offers; `backend` says which, for the settings screen. */
export interface Secrets {
  readonly backend: string;
  get(name: string): Promise<string | null>;
  set(name: string, value: string): Promise<void>;
  delete(name: string): Promise<void>;
}

export type DesktopNotice = { readonly title: string; readonly body: string; readonly ticketId: string | null };

/** What the system shows outside the window. A shell that cannot show it answers by doing nothing and says so in its capabilities. */
export interface Notifier {
  notify(notice: DesktopNotice): void;
  /** Unread tickets of the agent; 0 takes the badge away. */
  badge(count: number): void;
}

/** A socket as the host needs it: text frames, one close. */
export interface LiveSocket {
  send(text: string): void;
  close(): void;
}
export type LiveSocketEvents = {
  onOpen(): void;
  onText(text: string): void;
  /** Called once, also after an error before opening. */
  onClose(code: number): void;
};

export interface Network {
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
  openSocket(url: string, events: LiveSocketEvents): LiveSocket;
}

/** Calls back when the machine woke up, was unlocked, or its network changed: every connection is then suspect. */
export interface Power {
  onResume(run: () => void): () => void;
}

export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** Structured, without personal data and secrets. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

export type HostPorts = {
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  readonly secrets: Secrets;
  readonly notifier: Notifier;
  readonly network: Network;
  readonly power: Power;
  readonly log: Log;
  /** Folder that only this console writes; made when it is missing. */
  readonly dataFolder: string;
  /** Path of better-sqlite3's addon where the default one does not fit the runtime. */
  readonly sqliteBinding: string | null;
  readonly defaultServerUrl: string;
  readonly version: string;
  readonly capabilities: {
    readonly shell: 'electron' | 'web' | 'test';
    readonly nativeNotifications: boolean;
    readonly badge: boolean;
  };
};
