import type { ChatAnswer, VisitorStart } from '#shared/contract/central/chat.ts';
import { LIMITS } from '#shared/contract/schemas.ts';
import { errorText } from '#shared/text/error-text.ts';
import { say } from '#shared/text/languages.ts';
import { every, isOnline, keyValue } from './browser.ts';
import { createChatApi } from './chat-api.ts';
import type { StateHolder } from './chat-state.ts';
import { createHistory } from './history.ts';
import { createLiveConnection } from './live-connection.ts';
import { createOutgoingQueue } from './outgoing-queue.ts';
import { createSender } from './sender.ts';
import { createTyping } from './typing.ts';
import { createUploads } from './uploads.ts';
import { createWords } from './view/words.ts';
import type { VisitorMemory } from './visitor-memory.ts';

const POLL_MS = 30_000;

export type ChatController = ReturnType<typeof createChatController>;

/** Everything the page does, without its looks: views call it and follow `state`. */
export function createChatController(
  base: string,
  storagePrefix: string,
  memory: VisitorMemory,
  state: StateHolder,
  onAgentMessages: (afterSeq: number) => void,
) {
  const token = (): string | null => state.get().session?.token ?? null;
  const api = createChatApi(base, token);
  const queue = createOutgoingQueue(keyValue(storagePrefix));
  const words = () => createWords(state.get().language);

  const sessionLost = (): void => {
    live.stop();
    memory.forgetSession();
    state.set({ session: null, sessionLost: true, messages: [], loaded: false, agentTyping: null, question: null, laterId: null, thanks: false });
  };
  const sender = createSender(api, queue, state, sessionLost);
  const history = createHistory(api, queue, state, { onSessionLost: sessionLost, onAgentMessages });
  const uploads = createUploads(api, state);
  const live = createLiveConnection(`${base.replace(/^http/, 'ws')}/live`, token, {
    onState: (connection) => state.set(connection === 'connected' ? { connection } : { connection, agentTyping: null }),
    onAttempt: () => {
      history.sync();
      sender.flush();
    },
    onFrame(frame) {
      if (frame.type === 'agentTyping') typing.heard(frame.on, frame.name);
      if (frame.type === 'welcome' || frame.type === 'changed') history.sync();
      if (frame.type === 'welcome') sender.flush();
    },
  });
  const typing = createTyping(live.send, state);
  state.set({ outgoing: queue.list() });

  return {
    api,

    /** Goes on where the visitor was; without a stored session it waits for `begin`. */
    resume(): void {
      if (token() !== null) live.start();
      // Hints can be lost, so the page also asks by itself now and then.
      every(POLL_MS, () => {
        if (token() !== null && isOnline()) history.sync();
      });
    },

    async begin(input: VisitorStart): Promise<void> {
      if (state.get().starting) return;
      state.set({ starting: true, startProblem: null });
      const answer = await api.start(input);
      if (!answer.ok) return state.set({ starting: false, startProblem: answer.problem });
      memory.keepSession(answer.value);
      state.set({ starting: false, sessionLost: false, session: answer.value });
      live.start();
    },

    /** False while an attachment is still on its way or there is nothing to send. */
    send(text: string): boolean {
      if (state.get().uploads.some((upload) => upload.progress.kind !== 'done')) {
        state.set({ composerNotice: words()('waitForUploads') });
        return false;
      }
      const attachments = uploads.take() ?? [];
      if (text === '' && attachments.length === 0) return false;
      typing.stop();
      state.set({ composerNotice: null, thanks: false });
      sender.write(text, attachments);
      return true;
    },

    draft(text: string): void {
      memory.keepDraft(text);
      typing.wrote(text);
    },

    addFiles(files: readonly File[]): void {
      const say = words();
      const sentences = uploads.add(files).map((refusal) => {
        if (refusal.kind === 'tooMany') return say('tooManyFiles', { limit: LIMITS.attachmentsPerMessage });
        if (refusal.kind === 'empty') return say('fileEmpty', { name: refusal.name });
        return say('fileTooLarge', { name: refusal.name, limit: LIMITS.attachmentBytes / 1024 / 1024 });
      });
      state.set({ composerNotice: sentences.length === 0 ? null : sentences.join(' ') });
    },
    cancelFile(id: string): void {
      uploads.cancel(id);
      state.set({ composerNotice: null });
    },
    retryFile: uploads.retry,

    again: sender.again,
    discard: sender.discard,
    markRead: history.markRead,

    async answer(answer: ChatAnswer): Promise<void> {
      const result = await api.answer(answer);
      const gone = !result.ok && result.problem.code === 'CONVERSATION_CLOSED';
      if (result.ok || gone) {
        state.set({ question: null, thanks: result.ok, composerNotice: null });
        return history.sync();
      }
      const { language } = state.get();
      const seconds = result.problem.seconds ?? 5;
      const sentence =
        result.problem.code === 'RATE_LIMITED' ? say(language, errorText.RATE_LIMITED, { seconds }) : say(language, errorText.UNAVAILABLE);
      state.set({ composerNotice: sentence });
    },
    answerLater: (questionId: string): void => state.set({ laterId: questionId }),

    /** The machine woke up or its network changed. */
    networkChanged: live.reconnectNow,
  };
}
