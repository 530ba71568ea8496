import type { VisitorStart } from '#shared/contract/central/chat.ts';
import { LIMITS } from '#shared/contract/schemas.ts';
import { errorText } from '#shared/text/error-text.ts';
import { say } from '#shared/text/languages.ts';
import type { ChatProblem } from '../chat-api.ts';
import type { ChatState } from '../chat-state.ts';
import { element, setText } from './dom.ts';
import type { Words } from './words.ts';

type FieldName = 'name' | 'email' | 'phone';

export function createStartForm(
  words: Words,
  kept: Partial<Record<FieldName, string>>,
  events: { onStart(input: VisitorStart): void; onInput(field: FieldName, value: string): void },
): { element: HTMLElement; update(state: ChatState): void } {
  const notice = element('p', { class: 'notice', attributes: { role: 'alert' } });
  notice.hidden = true;
  const fields = {
    name: field('name', { type: 'text', autocomplete: 'name', required: true, maxlength: String(LIMITS.name) }),
    email: field('email', { type: 'email', autocomplete: 'email', inputmode: 'email', maxlength: '254' }),
    phone: field('phone', { type: 'tel', autocomplete: 'tel', inputmode: 'tel', maxlength: '40' }),
  };
  const button = element('button', { class: 'primary', attributes: { type: 'submit' } }, words('start'));
  const form = element(
    'form',
    { attributes: { novalidate: true }, on: { submit } },
    fields.name.row,
    element('fieldset', {}, element('legend', {}, words('reachHint')), element('div', { class: 'pair' }, fields.email.row, fields.phone.row)),
    notice,
    button,
  );

  function field(name: FieldName, attributes: Record<string, string | boolean>) {
    const problemId = `${name}-problem`;
    const input = element('input', {
      attributes: { id: name, name, 'aria-describedby': problemId, ...attributes },
      on: {
        input: () => {
          tell(name, null);
          events.onInput(name, input.value);
        },
      },
    });
    input.value = kept[name] ?? '';
    const problem = element('p', { class: 'problem', attributes: { id: problemId } });
    const label = element('label', { attributes: { for: name } }, words(name));
    if (name !== 'name') label.append(' ', element('span', { class: 'soft' }, `(${words('optional')})`));
    return { row: element('div', { class: 'field' }, label, input, problem), input, problem };
  }

  function tell(name: FieldName, sentence: string | null): void {
    const { input, problem } = fields[name];
    setText(problem, sentence ?? '');
    input.toggleAttribute('aria-invalid', sentence !== null);
    if (sentence !== null) {
      input.setAttribute('aria-invalid', 'true');
      input.focus();
    }
  }

  function submit(event: Event): void {
    event.preventDefault();
    const [name, email, phone] = [fields.name.input.value.trim(), fields.email.input.value.trim(), fields.phone.input.value.trim()];
    if (name === '') tell('name', words('nameMissing'));
    else if (email !== '' && !fields.email.input.checkValidity()) tell('email', words('emailWrong'));
    else events.onStart({ name, language: words.language, ...(email === '' ? {} : { email }), ...(phone === '' ? {} : { phone }) });
  }

  let shown: ChatProblem | null = null;
  return {
    element: element(
      'section',
      { class: 'start' },
      element('h2', {}, words('welcome')),
      element('p', { class: 'intro' }, words('welcomeHint')),
      form,
    ),
    update(state) {
      button.disabled = state.starting;
      setText(button, words(state.starting ? 'starting' : 'start'));
      const problem = state.startProblem;
      const isField = problem?.code === 'INVALID_INPUT' && (problem.field === 'name' || problem.field === 'email' || problem.field === 'phone');
      notice.hidden = isField || (problem === null && !state.sessionLost);
      setText(notice, problem !== null && !isField ? sentenceOf(problem) : state.sessionLost ? words('sessionLost') : '');
      if (problem === shown) return;
      shown = problem;
      if (problem?.field === 'name') tell('name', words('nameLong', { limit: LIMITS.name }));
      if (problem?.field === 'email') tell('email', words('emailWrong'));
      if (problem?.field === 'phone') tell('phone', words('phoneWrong'));
    },
  };

  function sentenceOf(problem: ChatProblem): string {
    if (problem.code === 'RATE_LIMITED') return say(words.language, errorText.RATE_LIMITED, { seconds: problem.seconds ?? 5 });
    return problem.code === 'NO_ANSWER' ? words('offline') : say(words.language, errorText.UNAVAILABLE);
  }
}
