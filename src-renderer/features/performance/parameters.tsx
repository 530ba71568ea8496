import { agentStateText } from '#shared/text/frame-text.ts';
import type { Sentence } from '#shared/text/languages.ts';
import { parameterText, performanceText } from '#shared/text/performance-text.ts';
import { durationWords } from '../../state/metric-format.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import classes from './performance.module.css';

type Values = Readonly<Record<string, string | number>>;

/** What the formula was asked with; a parameter that this version has no words for stands by its own name. */
export function Parameters({ parameters }: { parameters: Values }) {
  const t = useText();
  const format = useFormat();
  const all = Object.entries(parameters);
  if (all.length === 0) return null;

  function words(name: string, value: string | number): string {
    if (typeof value === 'number') return name.endsWith('Ms') ? durationWords(value, format.language) : format.number(value);
    if (name !== 'productiveStates') return value;
    const states: Readonly<Record<string, Sentence>> = agentStateText;
    return value
      .split(/[\s,]+/)
      .map((state) => t(states[state] ?? { id: state, en: state }))
      .join(', ');
  }

  const names: Readonly<Record<string, Sentence>> = parameterText;
  return (
    <div className={classes.parameters}>
      <h2 className={classes.subtitle}>{t(performanceText.parameters)}</h2>
      <dl className={classes.facts}>
        {all.map(([name, value]) => (
          <div key={name}>
            <dt>{t(names[name] ?? { id: name, en: name })}</dt>
            <dd className="tg-numbers">{words(name, value)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
