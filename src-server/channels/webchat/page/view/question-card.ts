import type { ChatAnswer, ChatQuestion } from '#shared/contract/central/chat.ts';
import type { SurveyKind } from '#shared/domain/survey/survey.ts';
import { SCALES, SURVEY_COMMENT_LENGTH } from '#shared/domain/survey/survey-rules.ts';
import { say } from '#shared/text/languages.ts';
import { gradeText, questionText, scaleText } from '#shared/text/survey-text.ts';
import { type ChatState, shownQuestion } from '../chat-state.ts';
import { element, setText } from './dom.ts';
import { icon } from './icons.ts';
import type { Words } from './words.ts';

type Events = { onAnswer(answer: ChatAnswer): void; onLater(questionId: string): void };

/** The question that the customer is asked now, and the thanks for the one before. */
export function createQuestionCard(words: Words, shopName: string, events: Events): { element: HTMLElement; update(state: ChatState): void } {
  const thanks = element('p', { class: 'thanks', attributes: { role: 'status' } });
  const place = element('div', { class: 'rating-place' }, thanks);
  let form: { readonly id: string; readonly element: HTMLElement } | null = null;

  return {
    element: place,
    update(state) {
      const question = shownQuestion(state);
      if (question?.id !== form?.id) {
        form?.element.remove();
        form = question === null ? null : { id: question.id, element: createForm(words, shopName, question, events) };
        if (form !== null) place.append(form.element);
      }
      thanks.hidden = !state.thanks;
      setText(thanks, state.thanks ? words('rateThanks') : '');
      place.hidden = form === null && !state.thanks;
    },
  };
}

function createForm(words: Words, shopName: string, { id, kind }: ChatQuestion, events: Events): HTMLElement {
  let chosen: number | null = null;
  const comment = element('textarea', {
    attributes: { rows: '2', maxlength: String(SURVEY_COMMENT_LENGTH), 'aria-label': words('rateComment'), placeholder: words('rateComment') },
  });
  const submit = element('button', { class: 'primary', attributes: { type: 'submit' } }, words(kind === 'csat' ? 'rateSend' : 'answerSend'));
  const details = element('div', { class: 'rate-details' }, comment, submit);
  details.hidden = true;

  const choices = scoresOf(kind).map((score) => {
    const input = element('input', {
      class: 'unseen',
      attributes: { type: 'radio', name: `question-${id}`, value: String(score), 'aria-label': labelOf(words, kind, score) },
      on: { change: () => choose(score) },
    });
    const label =
      kind === 'csat'
        ? element('label', { class: 'star' }, input, icon('star'))
        : element('label', { class: 'choice' }, input, element('span', { attributes: { 'aria-hidden': 'true' } }, String(score)));
    return { score, label };
  });
  function choose(score: number): void {
    chosen = score;
    details.hidden = false;
    for (const choice of choices) choice.label.toggleAttribute('data-on', kind === 'csat' ? choice.score <= score : choice.score === score);
  }

  const { low, high } = scaleText[kind];
  const ends = element(
    'p',
    { class: 'ends', attributes: { 'aria-hidden': 'true' } },
    element('span', {}, `${SCALES[kind].min} ${say(words.language, low)}`),
    element('span', {}, `${SCALES[kind].max} ${say(words.language, high)}`),
  );
  return element(
    'form',
    {
      class: 'rating',
      on: {
        submit: (event) => {
          event.preventDefault();
          if (chosen !== null) events.onAnswer({ id, score: chosen, comment: comment.value.trim() });
        },
      },
    },
    element(
      'fieldset',
      {},
      element('legend', {}, say(words.language, questionText[kind], { shop: shopName })),
      element('div', { class: kind === 'csat' ? 'stars' : 'choices' }, ...choices.map((choice) => choice.label)),
      kind === 'csat' ? null : ends,
    ),
    details,
    element('button', { class: 'link', attributes: { type: 'button' }, on: { click: () => events.onLater(id) } }, words('rateLater')),
  );
}

const scoresOf = (kind: SurveyKind): number[] =>
  Array.from({ length: SCALES[kind].max - SCALES[kind].min + 1 }, (_, index) => SCALES[kind].min + index);

function labelOf(words: Words, kind: SurveyKind, score: number): string {
  if (kind === 'csat') return say(words.language, gradeText[score as keyof typeof gradeText]);
  const { min, max } = SCALES[kind];
  if (score === min) return `${score}, ${say(words.language, scaleText[kind].low)}`;
  return score === max ? `${score}, ${say(words.language, scaleText[kind].high)}` : String(score);
}
