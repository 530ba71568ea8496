import { Button, Select, TextInput } from '@mantine/core';
import IconMessages from '@tabler/icons-react/dist/esm/icons/IconMessages.mjs';
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs';
import { useRef } from 'react';
import { TEMPLATE_STATUSES } from '#shared/domain/presence/directory.ts';
import { templateLanguageText, templateScopeText, templateStatusText, templateText } from '#shared/text/template-text.ts';
import { useAction } from '../../state/actions.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { useView } from '../../state/view-state.ts';
import { AfterPause } from '../../ui/after-pause.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Message } from '../../ui/message.tsx';
import { isFiltered, noFilter, setFilter, useTemplatesView } from './library-filter.ts';
import { LibraryList } from './library-list.tsx';
import { unsavedNew, useTemplateEdits } from './template-edits.ts';
import classes from './templates.module.css';
import { useLibrary } from './use-library.ts';

const scopes = ['all', 'workspace', 'team', 'personal'] as const;

/** Every template that this agent may see; as `proposals` only those that wait for a lead. */
export function Library({ proposals, onNew }: { proposals: boolean; onNew: () => void }) {
  const text = useText();
  const errors = useErrorText();
  const format = useFormat();
  const chosen = useTemplatesView((view) => view.filter);
  const filter = proposals ? { ...noFilter, status: 'proposed' as const } : chosen;
  const library = useLibrary(filter);
  const search = useRef<HTMLInputElement>(null);
  useAction({ id: 'templates.search', label: templateText.keySearch, keys: '/', enabled: !proposals, run: () => search.current?.focus() });
  const { total, error } = library;
  const filtered = !proposals && isFiltered(chosen);

  return (
    <div className={classes.library}>
      {!proposals && <Filters search={search} topics={library.topics} />}
      {!proposals && <Unsaved />}
      {error !== null && (
        <div className={classes.padded}>
          <Message tone="danger">{text(templateText.failed, { reason: errors.error(error) })}</Message>
          <Button size="compact-sm" variant="default" onClick={library.reload}>
            {text(templateText.tryAgain)}
          </Button>
        </div>
      )}
      <div className={classes.count} role="status">
        {total === null ? '' : text(templateText.count, { count: format.number(total) })}
      </div>
      {total === null && error === null && <AfterPause className={classes.padded ?? ''}>{text(templateText.loading)}</AfterPause>}
      {total === 0 && (
        <EmptyState
          icon={<IconMessages size={32} stroke={1.25} aria-hidden />}
          title={text(filtered ? templateText.noneTitle : proposals ? templateText.noProposals : templateText.emptyTitle)}
          hint={text(filtered ? templateText.noneHint : proposals ? templateText.noProposalsHint : templateText.emptyHint)}
        >
          {filtered ? (
            <Button variant="default" onClick={() => setFilter(noFilter)}>
              {text(templateText.clearFilters)}
            </Button>
          ) : (
            !proposals && <Button onClick={onNew}>{text(templateText.newTemplate)}</Button>
          )}
        </EmptyState>
      )}
      {total !== null && total > 0 && <LibraryList key={JSON.stringify(filter)} library={library} total={total} />}
    </div>
  );
}

function Filters({ search, topics }: { search: React.RefObject<HTMLInputElement | null>; topics: readonly string[] }) {
  const text = useText();
  const filter = useTemplatesView((view) => view.filter);
  return (
    <search className={classes.filters}>
      <TextInput
        ref={search}
        className={classes.search ?? ''}
        aria-label={text(templateText.search)}
        placeholder={text(templateText.search)}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={filter.query}
        maxLength={100}
        onChange={(event) => setFilter({ query: event.currentTarget.value })}
      />
      <Select
        className={classes.filter ?? ''}
        aria-label={text(templateText.topic)}
        placeholder={text(templateText.anyTopic)}
        data={topics.filter((topic) => topic !== '')}
        value={filter.topic}
        clearable
        searchable
        openOnFocus={false}
        onChange={(topic) => setFilter({ topic })}
      />
      <Select
        className={classes.filter ?? ''}
        aria-label={text(templateText.language)}
        placeholder={text(templateText.anyLanguage)}
        data={(['id', 'en'] as const).map((value) => ({ value, label: text(templateLanguageText[value]) }))}
        value={filter.language}
        clearable
        openOnFocus={false}
        onChange={(value) => setFilter({ language: value === 'id' || value === 'en' ? value : null })}
      />
      <Select
        className={classes.filter ?? ''}
        aria-label={text(templateText.scope)}
        data={scopes.map((value) => ({ value, label: text(templateScopeText[value]) }))}
        value={filter.scope}
        allowDeselect={false}
        openOnFocus={false}
        onChange={(value) => setFilter({ scope: scopes.find((scope) => scope === value) ?? 'all' })}
      />
      <Select
        className={classes.filter ?? ''}
        aria-label={text(templateText.status)}
        placeholder={text(templateText.anyStatus)}
        data={TEMPLATE_STATUSES.map((value) => ({ value, label: text(templateStatusText[value]) }))}
        value={filter.status}
        clearable
        openOnFocus={false}
        onChange={(value) => setFilter({ status: TEMPLATE_STATUSES.find((status) => status === value) ?? null })}
      />
    </search>
  );
}

/** New templates that were begun and never saved: no list of the host has them. */
function Unsaved() {
  const text = useText();
  const { me } = useDirectory();
  const openTemplate = useView((view) => view.openTemplate);
  const edits = useTemplateEdits((state) => state.edits);
  const begun = unsavedNew(edits, me.id);
  if (begun.length === 0) return null;
  return (
    <ul className={classes.unsaved} aria-label={text(templateText.unsaved)}>
      {begun.map(({ id, edit }) => (
        <li key={id}>
          <Button size="compact-sm" variant="light" onClick={() => openTemplate(id)}>
            {`${text(templateText.unsaved)}: ${edit.fields.title.trim() || text(templateText.untitled)}`}
          </Button>
        </li>
      ))}
    </ul>
  );
}
