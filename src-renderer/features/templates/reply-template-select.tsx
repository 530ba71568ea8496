import { Select } from '@mantine/core';
import { useState } from 'react';
import type { ReplyTemplate } from '#shared/domain/presence/directory.ts';
import { macroMayUse } from '#shared/domain/template/macro-check.ts';
import { macroText } from '#shared/text/template-text.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useHostQuery } from '../../state/use-host-query.ts';
import { useText } from '../../state/use-text.ts';
import { ownersOf, type Scope } from './template-fields.ts';

const LISTED = 40;
const labelOf = ({ title, shortcut }: ReplyTemplate): string => (shortcut === '' ? title : `${title}  /${shortcut}`);

type Props = { scope: Scope; readOnly: boolean; value: string; onChange: (templateId: string) => void };

/** A published template that everyone who may run the macro may use too, found by its words. */
export function ReplyTemplateSelect({ scope, readOnly, value, onChange }: Props) {
  const text = useText();
  const { me } = useDirectory();
  const [query, setQuery] = useState('');
  const { data: found } = useHostQuery({
    key: `reply-templates:${query}`,
    load: async (host) => (await host.template.pick({ query, ticketId: null, language: null, limit: LISTED })).map(({ template }) => template),
    affectedBy: (batch) => batch.topics.includes('templates'),
  });
  const { data: chosen } = useHostQuery({
    key: `reply-template:${value}`,
    load: async (host) => (value === '' ? null : (await host.template.get({ templateId: value })).template),
    affectedBy: (batch) => batch.topics.includes('templates'),
  });
  const usable = (found ?? []).filter((template) => macroMayUse(ownersOf(scope, me.id), template, me.teamIds));
  const options = chosen != null && !usable.some(({ id }) => id === chosen.id) ? [chosen, ...usable] : usable;
  return (
    <Select
      aria-label={text(macroText.template)}
      placeholder={text(macroText.templateHint)}
      data={options.map((template) => ({ value: template.id, label: labelOf(template) }))}
      value={value === '' ? null : value}
      searchable
      // The host has searched already.
      filter={({ options: all }) => all}
      onSearchChange={(words) => setQuery(chosen != null && words === labelOf(chosen) ? '' : words.slice(0, 100))}
      allowDeselect={false}
      openOnFocus={false}
      readOnly={readOnly}
      maxDropdownHeight={280}
      onChange={(templateId) => onChange(templateId ?? '')}
    />
  );
}
