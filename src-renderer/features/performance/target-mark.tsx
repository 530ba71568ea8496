import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import IconTargetArrow from '@tabler/icons-react/dist/esm/icons/IconTargetArrow.mjs';
import type { Figure } from '#shared/contract/console/performance-contract.ts';
import { performanceText } from '#shared/text/performance-text.ts';
import { meetsTarget, metricWords } from '../../state/metric-format.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import classes from './performance.module.css';

const looks = {
  met: { Icon: IconCircleCheck, text: performanceText.targetMet },
  missed: { Icon: IconAlertTriangle, text: performanceText.targetMissed },
  waiting: { Icon: IconTargetArrow, text: performanceText.targetWaiting },
} as const;

/** The target and whether it is met, in words and with an icon; nothing without a target. */
export function TargetMark({ figure: { metric, unit, value, target } }: { figure: Figure }) {
  const t = useText();
  const format = useFormat();
  if (target === null) return null;
  const met = meetsTarget(metric, value, target);
  const state = met === null ? 'waiting' : met ? 'met' : 'missed';
  const { Icon, text } = looks[state];
  return (
    <span className={`${classes.target} tg-numbers`} data-state={state}>
      <Icon size={15} aria-hidden />
      {t(text, { target: metricWords(metric, target, format, unit) })}
    </span>
  );
}
