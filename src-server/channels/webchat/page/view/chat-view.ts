import type { Language } from '#shared/text/languages.ts';
import type { ChatController } from '../chat-controller.ts';
import type { ChatState } from '../chat-state.ts';
import type { VisitorMemory } from '../visitor-memory.ts';
import { attachmentView, type PictureCache } from './attachment-view.ts';
import { createComposer } from './composer.ts';
import { element } from './dom.ts';
import { takeDrops } from './drop-zone.ts';
import { createHeader } from './header.ts';
import { createMessageList } from './message-list.ts';
import { createQuestionCard } from './question-card.ts';
import { createStartForm } from './start-form.ts';
import { createWords } from './words.ts';

export type ChatView = { readonly element: HTMLElement; update(state: ChatState): void; atBottom(): boolean; focus(): void };

export type StartValues = { name?: string; email?: string; phone?: string };

/** The whole page in one language; a change of language makes it anew over the same state. */
export function createChatView(
  language: Language,
  shopName: string,
  controller: ChatController,
  memory: VisitorMemory,
  kept: { readonly start: StartValues; readonly pictures: PictureCache },
  events: { onLanguage(language: Language): void; onClose: (() => void) | null; onReachBottom(): void },
): ChatView {
  const words = createWords(language);
  const header = createHeader(words, shopName, events);
  const form = createStartForm(words, kept.start, {
    onStart: (input) => void controller.begin(input),
    onInput: (field, value) => {
      kept.start[field] = value;
    },
  });
  const list = createMessageList(
    words,
    { attachment: (ref) => attachmentView(words, controller.api, kept.pictures, ref), again: controller.again, discard: controller.discard },
    events.onReachBottom,
  );
  const question = createQuestionCard(words, shopName, { onAnswer: (answer) => void controller.answer(answer), onLater: controller.answerLater });
  const composer = createComposer(words, memory.draft(), {
    onSend: controller.send,
    onDraft: controller.draft,
    onFiles: controller.addFiles,
    onCancelFile: controller.cancelFile,
    onRetryFile: controller.retryFile,
  });
  const talk = element('div', { class: 'talk' }, list.element, question.element, composer.element);
  takeDrops(talk, words, controller.addFiles);
  const main = element('main', {}, form.element, talk);
  let inSession: boolean | null = null;

  return {
    element: element('div', { class: 'chat' }, header.element, main),
    atBottom: () => list.atBottom(),
    focus() {
      if (inSession) composer.focus();
      else form.element.querySelector('input')?.focus();
    },
    update(state) {
      header.update(state);
      const now = state.session !== null;
      const begun = now && inSession === false;
      inSession = now;
      form.element.hidden = now;
      talk.hidden = !now;
      if (now) {
        list.update(state);
        question.update(state);
        composer.update(state);
      } else {
        form.update(state);
      }
      if (begun) composer.focus();
    },
  };
}
