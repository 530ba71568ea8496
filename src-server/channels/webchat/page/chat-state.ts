import type { ChatHistory, ChatMessage, ChatQuestion, VisitorSession } from '#shared/contract/central/chat.ts';
import type { AttachmentRef } from '#shared/domain/ticket/ticket.ts';
import type { Language } from '#shared/text/languages.ts';
import type { ChatProblem } from './chat-api.ts';
import type { Connection } from './live-connection.ts';
import type { OutgoingMessage } from './outgoing-message.ts';

export type Upload = {
  readonly id: string;
  readonly file: File;
  readonly progress:
    | { readonly kind: 'uploading'; readonly percent: number }
    | { readonly kind: 'waiting' }
    | { readonly kind: 'done'; readonly ref: AttachmentRef }
    | { readonly kind: 'failed'; readonly code: string };
};

export type ChatState = {
  readonly language: Language;
  readonly session: VisitorSession | null;
  readonly starting: boolean;
  readonly startProblem: ChatProblem | null;
  /** The server no longer takes the stored token. */
  readonly sessionLost: boolean;
  readonly connection: Connection;
  /** By `seq`; may have a gap while one is being fetched. */
  readonly messages: readonly ChatMessage[];
  readonly loaded: boolean;
  readonly outgoing: readonly OutgoingMessage[];
  readonly sendingId: string | null;
  readonly agentTyping: string | null;
  readonly question: ChatQuestion | null;
  /** The question that the visitor put off. */
  readonly laterId: string | null;
  /** The last answer has arrived, and nothing was written since. */
  readonly thanks: boolean;
  readonly uploads: readonly Upload[];
  /** One sentence above the composer, already in the visitor's language. */
  readonly composerNotice: string | null;
};

export type StateHolder = {
  get(): ChatState;
  set(patch: Partial<ChatState>): void;
  subscribe(run: (state: ChatState) => void): void;
};

export function holdState(initial: ChatState): StateHolder {
  let state = initial;
  const listeners: ((state: ChatState) => void)[] = [];
  return {
    get: () => state,
    set(patch) {
      state = { ...state, ...patch };
      for (const listener of listeners) listener(state);
    },
    subscribe: (run) => void listeners.push(run),
  };
}

export function shownQuestion({ question, laterId }: ChatState): ChatQuestion | null {
  return question?.id === laterId ? null : question;
}

/** How far the conversation is known without a gap: what the next fetch asks after. */
export function contiguousSeq(messages: readonly ChatMessage[]): number {
  let seq = 0;
  for (const message of messages) {
    if (message.seq !== seq + 1) break;
    seq = message.seq;
  }
  return seq;
}

/** Adds what is new by id, keeps the order, and never takes back that a message was read. */
export function mergeMessages(known: readonly ChatMessage[], arrived: readonly ChatMessage[], agentSeenSeq: number): ChatMessage[] {
  const byId = new Map(known.map((message) => [message.id, message]));
  for (const message of arrived) byId.set(message.id, message);
  return [...byId.values()]
    .sort((a, b) => a.seq - b.seq)
    .map((message) =>
      message.from === 'customer' && message.state === 'sent' && message.seq <= agentSeenSeq ? { ...message, state: 'read' } : message,
    );
}

/** The state after a page of history. A message that is in it has been sent, whatever its own request answered. */
export function withHistory(state: ChatState, page: ChatHistory): Partial<ChatState> {
  const messages = mergeMessages(state.messages, page.messages, page.agentSeenSeq);
  const arrived = new Set(page.messages.map((message) => message.id));
  const agentWrote = page.messages.some((message) => message.from === 'agent');
  return {
    messages,
    loaded: state.loaded || !page.more,
    outgoing: state.outgoing.filter((message) => !arrived.has(message.clientId)),
    question: page.question,
    ...(agentWrote ? { agentTyping: null } : {}),
  };
}

export function lastAgentSeq(messages: readonly ChatMessage[]): number {
  return messages.findLast((message) => message.from !== 'customer')?.seq ?? 0;
}
