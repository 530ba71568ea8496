import { useMemo, useRef } from 'react';
import type { ReplyTemplate } from '#shared/domain/presence/directory.ts';
import type { HostClient } from '../../host-client/host-context.tsx';
import { touchesTicket } from '../../state/host-feed.ts';
import { useHostQuery } from '../../state/use-host-query.ts';

type Picked = Awaited<ReturnType<HostClient['template']['pick']>>[number];
export type PickerItem = {
  readonly template: ReplyTemplate;
  readonly reason: Picked['reason'];
  readonly group: 'suggested' | 'all' | 'otherLanguage';
};
export type TemplateLanguage = ReplyTemplate['language'] | null;

const SUGGESTED = 3;
const LISTED = 50;

/**
 * What the "/" list offers: while nothing is typed what fits the open message, then all in the language; with words the best
 * matches, and behind them those in other languages, so that a known shortcut is always found.
 * Undefined until the first answer; the last list stays while the next is fetched, so that nothing blinks at each letter.
 */
export function usePickerList(
  ticketId: string,
  query: string,
  language: TemplateLanguage,
): { items: readonly PickerItem[] | undefined; error: Error | null } {
  const found = useHostQuery({
    key: `pick:${ticketId}:${language}:${query}`,
    load: (host) => host.template.pick({ query, ticketId, language: query === '' ? language : null, limit: LISTED }),
    affectedBy: (batch) => batch.topics.includes('templates'),
  });
  const suggestions = useHostQuery({
    key: `suggest:${ticketId}`,
    load: (host) => host.template.suggest({ ticketId, limit: 10 }),
    affectedBy: (batch) => batch.topics.includes('templates') || touchesTicket(batch, ticketId),
  });
  const kept = useRef<readonly Picked[] | undefined>(undefined);
  if (found.data !== undefined) kept.current = found.data;
  const picked = kept.current;
  // A list without suggestions is better than none.
  const suggested = suggestions.error !== null ? [] : suggestions.data;

  const items = useMemo(() => {
    if (picked === undefined || (query === '' && suggested === undefined)) return undefined;
    const fits = ({ template }: Picked) => language === null || template.language === language;
    const first = query !== '' ? [] : (suggested ?? []).filter(fits).slice(0, SUGGESTED);
    const shown = new Set(first.map(({ template }) => template.id));
    const rest = picked.filter(({ template }) => !shown.has(template.id));
    return [
      ...first.map((item): PickerItem => ({ ...item, group: 'suggested' })),
      ...rest.filter(fits).map((item): PickerItem => ({ ...item, group: 'all' })),
      ...(query === '' ? [] : rest.filter((item) => !fits(item)).map((item): PickerItem => ({ ...item, group: 'otherLanguage' }))),
    ];
  }, [picked, suggested, query, language]);
  return { items, error: found.error };
}
