import { duplicateReasonText } from '#shared/text/customer-text.ts';
import { useText } from '../../state/use-text.ts';
import type { Duplicate } from './customer-types.ts';

/** Why two records may be one person, in words, the strongest first. */
export function useReasons(): (reasons: Duplicate['reasons']) => string {
  const t = useText();
  return (reasons) => reasons.map((reason) => t(duplicateReasonText[reason])).join(', ');
}
