import type { TemplateUse } from '#shared/domain/sync/command.ts';
import type { HostClient } from '../../host-client/host-context.tsx';
import { type Inserted, usesIn } from './template-uses.ts';

/** Tickets whose templates are remembered: the least lately written in goes first. */
const TICKETS = 300;
const PER_TICKET = 40;

/** Which templates went into the reply that is being written in one ticket. */
export type TemplateMemory = {
  inserted(template: Inserted): void;
  /** For the reply command: which of them still stand in `text`. */
  usesIn(text: string): TemplateUse[];
  /** The reply is saved: the next one begins without templates. */
  sent(text: string): void;
  /** A sent text is in the composer again (refused, or undone): it still comes from its templates. */
  givenBack(text: string): void;
};

type Page = { now: readonly Inserted[]; sent: { readonly text: string; readonly inserted: readonly Inserted[] } | null };

const books = new WeakMap<HostClient, Map<string, Page>>();

/**
 * Lives as long as the window, like a draft that is not on disk yet: leaving the ticket and coming back keeps it. After the
 * window was closed a draft's text is still there but where it came from is not known, and nothing is claimed.
 */
export function templateMemory(host: HostClient, agentId: string, ticketId: string): TemplateMemory {
  const book = books.get(host) ?? new Map<string, Page>();
  books.set(host, book);
  const key = `${agentId}:${ticketId}`;
  const read = (): Page => book.get(key) ?? { now: [], sent: null };
  const write = (page: Page) => {
    book.delete(key);
    book.set(key, page);
    for (const oldest of [...book.keys()].slice(0, Math.max(0, book.size - TICKETS))) book.delete(oldest);
  };
  return {
    inserted: (template) => write({ ...read(), now: [...read().now, template].slice(-PER_TICKET) }),
    usesIn(text) {
      const { now, sent } = read();
      return usesIn(text, sent !== null && sent.text === text.trim() ? [...sent.inserted, ...now] : now);
    },
    sent: (text) => write({ now: [], sent: { text: text.trim(), inserted: read().now } }),
    givenBack(text) {
      const { now, sent } = read();
      if (sent?.text === text.trim()) write({ now: [...sent.inserted, ...now], sent: null });
    },
  };
}
