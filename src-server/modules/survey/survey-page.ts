import { createHash } from 'node:crypto';
import type { SurveyKind } from '#shared/domain/survey/survey.ts';
import { SCALES, SURVEY_COMMENT_LENGTH } from '#shared/domain/survey/survey-rules.ts';
import { type Language, type Sentence, say, type Values } from '#shared/text/languages.ts';
import { gradeText, questionText, scaleText, surveyPageText as text } from '#shared/text/survey-text.ts';
import { surveyStyles } from './survey-styles.ts';

export type FormState = {
  readonly kind: SurveyKind;
  readonly shopName: string;
  /** First name only; empty: none is known. */
  readonly firstName: string;
  readonly problem: Sentence | null;
  readonly problemValues: Values;
  /** What was filled in when it came back with a problem. */
  readonly score: number | null;
  readonly comment: string;
};

const styleHash = createHash('sha256').update(surveyStyles).digest('base64');

/** Nothing is loaded, nothing runs; the form may only go to where it came from. */
export const surveyPagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (value: string): string => value.replace(/[&<>"']/g, (char) => escapes[char] ?? '');

/** Control and direction characters would let a name pass for something else. */
const unprintable = /[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** The one thing about a person that the page shows. */
export function firstNameOf(name: string): string {
  return (name.replace(unprintable, '').trim().split(/\s+/)[0] ?? '').slice(0, 40);
}

export function formPage(language: Language, state: FormState): string {
  const tell = (sentence: Sentence, values?: Values) => escaped(say(language, sentence, values));
  const { kind, shopName, firstName, problem, comment } = state;
  const { min, max } = SCALES[kind];
  const choices = Array.from({ length: max - min + 1 }, (_, index) => choice(language, kind, min + index, state.score)).join('');
  const question = tell(questionText[kind], { shop: shopName });
  const alert =
    problem === null
      ? ''
      : `<div class="problem" role="alert"><strong>${tell(text.problemTitle)}</strong> <span id="problem">${tell(problem, state.problemValues)}</span></div>`;
  const invalid = problem === null ? '' : ' aria-describedby="problem"';
  const body = `
<p class="hello">${firstName === '' ? tell(text.greetingNoName) : tell(text.greeting, { name: firstName })}</p>
<p class="intro">${tell(text.intro, { shop: shopName })}</p>
${alert}
<form method="post" action="?lang=${language}" accept-charset="utf-8">
<fieldset${invalid}>
<legend><h1>${question}</h1></legend>
<div class="scale scale-${kind}">${choices}</div>
<p class="ends"><span>${min} = ${tell(scaleText[kind].low)}</span><span>${max} = ${tell(scaleText[kind].high)}</span></p>
</fieldset>
<label class="comment" for="comment">${tell(text.comment)}</label>
<textarea id="comment" name="comment" rows="4" maxlength="${SURVEY_COMMENT_LENGTH}" dir="auto">
${escaped(comment)}</textarea>
<button type="submit">${tell(text.send)}</button>
</form>`;
  return whole(language, say(language, questionText[kind], { shop: shopName }), shopName, body, true);
}

function choice(language: Language, kind: SurveyKind, score: number, chosen: number | null): string {
  const word = kind === 'csat' ? gradeText[score as keyof typeof gradeText] : null;
  const id = `score-${score}`;
  const checked = score === chosen ? ' checked' : '';
  const label = word === null ? '' : ` aria-label="${escaped(say(language, word))}"`;
  return `<span class="choice"><input type="radio" name="score" id="${id}" value="${score}" required${checked}${label}><label for="${id}">${score}</label></span>`;
}

export type NoticeKind = 'done' | 'expired' | 'unknown' | 'limited' | 'failed' | 'refused';

/** A page that says one thing. `shopName` is empty where nobody may learn whose link it was. */
export function noticePage(language: Language, kind: NoticeKind, shopName: string, values: Values = {}): string {
  const title = say(language, text[`${kind}Title`]);
  const body = `<h1>${escaped(title)}</h1>\n<p class="intro">${escaped(say(language, text[kind], values))}</p>`;
  return whole(language, title, shopName, body, shopName !== '');
}

function whole(language: Language, title: string, shopName: string, body: string, offersLanguage: boolean): string {
  const other = language === 'id' ? 'en' : 'id';
  const name = shopName === '' ? '' : `<span class="shop" dir="auto">${escaped(shopName)}</span>`;
  const turn = offersLanguage ? `<a href="?lang=${other}" lang="${other}" hreflang="${other}">${escaped(say(language, text.otherLanguage))}</a>` : '';
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${escaped(shopName === '' ? title : `${title} - ${shopName}`)}</title>
<style>${surveyStyles}</style>
</head>
<body>
<header>${name}${turn}</header>
<main>
${body}
</main>
</body>
</html>
`;
}
