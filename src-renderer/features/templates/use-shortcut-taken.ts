import { useHostQuery } from '../../state/use-host-query.ts';
import type { TemplateFields } from './template-fields.ts';
import { scopeOf } from './template-fields.ts';

/**
 * The title of the template of the same language and scope that has this shortcut already; null: none that is known here. The
 * server looks at all of them when it saves.
 */
export function useShortcutTaken(templateId: string, fields: TemplateFields): string | null {
  const shortcut = fields.shortcut.trim();
  const { data } = useHostQuery({
    key: `shortcut:${shortcut}`,
    load: async (host) => {
      if (shortcut === '') return [];
      return (await host.template.library({ query: shortcut, topic: null, language: null, scope: 'all', status: null, offset: 0, limit: 20 })).rows;
    },
    affectedBy: (batch) => batch.topics.includes('templates'),
  });
  const other = data?.find(
    (row) =>
      row.id !== templateId &&
      row.status !== 'archived' &&
      row.shortcut.toLocaleLowerCase() === shortcut.toLocaleLowerCase() &&
      scopeOf(row) === fields.scope,
  );
  return other?.title ?? null;
}
