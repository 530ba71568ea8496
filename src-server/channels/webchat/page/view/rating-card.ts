import { CHAT_RATING_COMMENT, type ChatRating } from '#shared/contract/central/chat.ts';
import type { ChatState } from '../chat-state.ts';
import { element } from './dom.ts';
import { icon } from './icons.ts';
import type { TextKey, Words } from './words.ts';

const GRADES = [1, 2, 3, 4, 5] as const;

/** Asked once after a matter is resolved. */
export function createRatingCard(
  words: Words,
  events: { onRate(rating: ChatRating): void; onLater(): void },
): { element: HTMLElement; update(state: ChatState): void } {
  let chosen = 0;
  const comment = element('textarea', {
    attributes: { rows: '2', maxlength: String(CHAT_RATING_COMMENT), 'aria-label': words('rateComment'), placeholder: words('rateComment') },
  });
  const submit = element('button', { class: 'primary', attributes: { type: 'submit' } }, words('rateSend'));
  const details = element('div', { class: 'rate-details' }, comment, submit);
  const stars = GRADES.map((grade) => {
    const input = element('input', {
      class: 'unseen',
      attributes: { type: 'radio', name: 'rating', value: String(grade), 'aria-label': words(`rate${grade}` satisfies TextKey) },
      on: { change: () => choose(grade) },
    });
    return { grade, input, label: element('label', { class: 'star' }, input, icon('star')) };
  });
  const form = element(
    'form',
    {
      class: 'rating',
      on: {
        submit: (event) => {
          event.preventDefault();
          if (chosen > 0) events.onRate({ rating: chosen, comment: comment.value.trim() });
        },
      },
    },
    element('fieldset', {}, element('legend', {}, words('rateTitle')), element('div', { class: 'stars' }, ...stars.map((star) => star.label))),
    details,
    element('button', { class: 'link', attributes: { type: 'button' }, on: { click: events.onLater } }, words('rateLater')),
  );
  const thanks = element('p', { class: 'thanks', attributes: { role: 'status' } });
  const made = element('div', { class: 'rating-place' }, form, thanks);

  function choose(grade: number): void {
    chosen = grade;
    details.hidden = grade === 0;
    for (const star of stars) {
      star.label.toggleAttribute('data-on', star.grade <= grade);
      star.input.checked = star.grade === grade;
    }
  }
  choose(0);

  return {
    element: made,
    update(state) {
      const asks = state.rating === 'ask';
      if (!asks && chosen > 0) {
        choose(0);
        comment.value = '';
      }
      form.hidden = !asks;
      thanks.hidden = state.rating !== 'thanks';
      made.hidden = !asks && state.rating !== 'thanks';
      thanks.textContent = state.rating === 'thanks' ? words('rateThanks') : '';
    },
  };
}
