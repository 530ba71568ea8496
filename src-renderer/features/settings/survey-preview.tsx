import { SegmentedControl } from '@mantine/core';
import IconStar from '@tabler/icons-react/dist/esm/icons/IconStar.mjs';
import { useState } from 'react';
import { SURVEY_KINDS, type SurveyKind, type SurveySettings } from '#shared/domain/survey/survey.ts';
import { SCALES } from '#shared/domain/survey/survey-rules.ts';
import { LANGUAGES, type Language, say } from '#shared/text/languages.ts';
import { languageText } from '#shared/text/settings-text.ts';
import { questionText, scaleText, surveyKindText, surveySettingsText as words } from '#shared/text/survey-text.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useLanguage, useText } from '../../state/use-text.ts';
import settings from './settings.module.css';
import classes from './surveys.module.css';

/** The questions that are on, as a customer reads them, one after the other. */
export function SurveyPreview({ settings: { csat, ces, nps } }: { settings: Pick<SurveySettings, 'csat' | 'ces' | 'nps'> }) {
  const t = useText();
  const own = useLanguage();
  const [chosen, setChosen] = useState<Language | null>(null);
  const language = chosen ?? own;
  const on: Record<SurveyKind, boolean> = { csat: csat.on, ces: ces.on, nps: nps.on };
  const shown = (['csat', 'ces', 'nps'] satisfies SurveyKind[]).filter((kind) => SURVEY_KINDS.includes(kind) && on[kind]);
  return (
    <section className={classes.preview} aria-labelledby="survey-preview">
      <div className={settings.head}>
        <h2 id="survey-preview" className={settings.subtitle}>
          {t(words.preview)}
        </h2>
        <SegmentedControl
          size="xs"
          aria-label={t(words.previewLanguage)}
          value={language}
          onChange={(value) => setChosen(value)}
          data={LANGUAGES.map((value) => ({ value, label: t(languageText[value]) }))}
        />
      </div>
      {shown.length === 0 && <p className={settings.hint}>{t(words.previewNone)}</p>}
      <ol className={classes.cards}>
        {shown.map((kind) => (
          <Question key={kind} kind={kind} language={language} />
        ))}
      </ol>
    </section>
  );
}

function Question({ kind, language }: { kind: SurveyKind; language: Language }) {
  const t = useText();
  const { workspace } = useDirectory();
  const { min, max } = SCALES[kind];
  const scores = Array.from({ length: max - min + 1 }, (_, index) => min + index);
  return (
    <li className={classes.card}>
      <p className={classes.cardKind}>{t(surveyKindText[kind])}</p>
      <p className={classes.question} lang={language}>
        {say(language, questionText[kind], { shop: workspace.name })}
      </p>
      <div className={kind === 'csat' ? classes.stars : classes.numbers} aria-hidden>
        {scores.map((score) => (kind === 'csat' ? <IconStar key={score} size={22} stroke={1.5} /> : <span key={score}>{score}</span>))}
      </div>
      <p className={classes.ends} lang={language}>
        <span>
          {min} = {say(language, scaleText[kind].low)}
        </span>
        <span>
          {max} = {say(language, scaleText[kind].high)}
        </span>
      </p>
    </li>
  );
}
