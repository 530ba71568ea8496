import { actionAreaText, actionText } from '../../src-shared/text/action-text.ts';
import { composerText } from '../../src-shared/text/composer-text.ts';
import { contextText, identityText, orderStateText } from '../../src-shared/text/context-text.ts';
import { errorText } from '../../src-shared/text/error-text.ts';
import { agentStateText, commandText, frameText } from '../../src-shared/text/frame-text.ts';
import type { Language, Sentence } from '../../src-shared/text/languages.ts';
import { paletteText } from '../../src-shared/text/palette-text.ts';
import {
  chartText,
  formulaText,
  historyText,
  leftOutText,
  metricGroupText,
  metricText,
  parameterText,
  performanceText,
  periodText,
  restsOnText,
  todayText,
} from '../../src-shared/text/performance-text.ts';
import { dueText, emptyViewText, queueText, sortText, viewText } from '../../src-shared/text/queue-text.ts';
import { refusalText } from '../../src-shared/text/refusal-text.ts';
import { reportGroupText, reportText, targetText } from '../../src-shared/text/report-text.ts';
import { densityText, settingsText, themeText } from '../../src-shared/text/settings-text.ts';
import { signInText } from '../../src-shared/text/sign-in-text.ts';
import { macroText, templateLanguageText, templateScopeText, templateStatusText, templateText } from '../../src-shared/text/template-text.ts';
import { channelText, priorityText, statusText, ticketText } from '../../src-shared/text/ticket-text.ts';
import { deliveryText, timelineText } from '../../src-shared/text/timeline-text.ts';

const tables: readonly Readonly<Record<string, Sentence>>[] = [
  actionAreaText,
  actionText,
  agentStateText,
  channelText,
  chartText,
  commandText,
  composerText,
  contextText,
  deliveryText,
  densityText,
  dueText,
  errorText,
  formulaText,
  frameText,
  historyText,
  identityText,
  macroText,
  leftOutText,
  metricGroupText,
  metricText,
  orderStateText,
  paletteText,
  parameterText,
  performanceText,
  periodText,
  priorityText,
  queueText,
  refusalText,
  reportGroupText,
  reportText,
  restsOnText,
  settingsText,
  signInText,
  sortText,
  statusText,
  templateLanguageText,
  templateScopeText,
  templateStatusText,
  templateText,
  targetText,
  themeText,
  ticketText,
  timelineText,
  todayText,
  viewText,
];

const sentences = [...tables.flatMap((table) => Object.values(table)), ...Object.values(emptyViewText).flatMap(({ title, hint }) => [title, hint])];

/** What is open in a sentence is any text; one that is nothing but open says no language. */
function patternOf(text: string): RegExp | null {
  const fixed = text.split(/\{\w+\}/);
  if (!fixed.some((part) => /\p{L}{2}/u.test(part))) return null;
  return new RegExp(`^${fixed.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('.*')}$`, 'u');
}

/** Answers whether a text of the page is a sentence of this language that the other language does not have as well. */
export function sentencesOnlyIn(language: Language): (text: string) => boolean {
  const other = language === 'id' ? 'en' : 'id';
  const patterns = (of: Language) =>
    sentences.flatMap((sentence) => {
      const pattern = sentence.id === sentence.en ? null : patternOf(sentence[of]);
      return pattern === null ? [] : [pattern];
    });
  const [its, others] = [patterns(language), patterns(other)];
  const shared = new Set(sentences.map((sentence) => sentence[other]));
  return (text) => its.some((pattern) => pattern.test(text)) && !shared.has(text) && !others.some((pattern) => pattern.test(text));
}
