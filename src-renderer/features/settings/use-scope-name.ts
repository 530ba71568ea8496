import type { Target } from '#shared/domain/metric/metric.ts';
import { targetText } from '#shared/text/report-text.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useText } from '../../state/use-text.ts';

/** Whom a target is for, by name. */
export function useScopeName(): (scope: Target['scope']) => string {
  const t = useText();
  const { teams, agentName } = useDirectory();
  return (scope) => {
    const team = teams.find(({ id }) => id === scope.teamId)?.name ?? '?';
    return scope.kind === 'team' ? t(targetText.wholeTeam, { team }) : t(targetText.oneAgent, { agent: agentName(scope.agentId) || '?', team });
  };
}
