import { useMemo } from 'react';
import type { ReplyTemplate, TemplateFigures } from '#shared/domain/presence/directory.ts';
import { templateScopeText, templateText } from '#shared/text/template-text.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { type Scope, scopeOf } from './template-fields.ts';

export type TemplateWords = {
  /** `Tim Pengiriman`, `Semua orang`, `Pribadi`. */
  scope(scope: Scope): string;
  scopeOf(template: ReplyTemplate): string;
  /** Whole sentences in the order of telling; one when it was never used. */
  figures(figures: TemplateFigures): string[];
};

export function useTemplateWords(): TemplateWords {
  const text = useText();
  const format = useFormat();
  const { teams } = useDirectory();
  return useMemo(() => {
    const scope = (value: Scope) => {
      if (value === 'workspace' || value === 'personal') return text(templateScopeText[value]);
      const name = teams.find((team) => team.id === value.slice(5))?.name;
      return name === undefined ? text(templateScopeText.team) : text(templateText.teamScope, { team: name });
    };
    const percent = (share: number) => `${format.number(Math.round(share * 100))}%`;
    return {
      scope,
      scopeOf: (template) => scope(scopeOf(template)),
      figures({ used, edited, csat, csatAnswers, resolvedAtFirstReply }) {
        if (used === 0) return [text(templateText.unused)];
        return [
          used === 1 ? text(templateText.usedOnce) : text(templateText.used, { count: format.number(used) }),
          ...(edited === null ? [] : [text(templateText.edited, { percent: percent(edited) })]),
          ...(csat === null ? [] : [text(templateText.csat, { percent: percent(csat), count: format.number(csatAnswers) })]),
          ...(resolvedAtFirstReply === null ? [] : [text(templateText.resolvedFirst, { percent: percent(resolvedAtFirstReply) })]),
        ];
      },
    };
  }, [text, format, teams]);
}
