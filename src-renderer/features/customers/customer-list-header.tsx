import { ActionIcon, Chip, CloseButton, Indicator, Menu, Popover, TextInput, Tooltip } from '@mantine/core';
import IconArrowsSort from '@tabler/icons-react/dist/esm/icons/IconArrowsSort.mjs';
import IconFilter from '@tabler/icons-react/dist/esm/icons/IconFilter.mjs';
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs';
import { type KeyboardEvent, useRef, useState } from 'react';
import { customerSortText, customerText } from '#shared/text/customer-text.ts';
import { useAction } from '../../state/actions.ts';
import { useHostQuery } from '../../state/use-host-query.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { customerKeys } from './customer-keys.ts';
import { ask, type CustomerQuestion, type CustomerSort, useCustomerQuestion } from './customer-question.ts';
import classes from './customers.module.css';
import { ExportMenu } from './export-menu.tsx';

const sorts = Object.keys(customerSortText) as CustomerSort[];

/** What the list shows and in what order, and for leads what goes in and out of it. */
export function CustomerListHeader({ question, total, onImport }: { question: CustomerQuestion; total: number | null; onImport: () => void }) {
  const t = useText();
  const format = useFormat();
  const field = useRef<HTMLInputElement>(null);
  useAction({ ...customerKeys.search, run: () => field.current?.focus() });
  const sortLabel = t(customerText.sort, { sort: t(customerSortText[question.sort]) });

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      useCustomerQuestion.setState({ cursor: 0 });
      document.getElementById('customer-list')?.focus();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (question.query === '') event.currentTarget.blur();
      else ask({ query: '' });
    }
  }

  return (
    <header className={classes.header}>
      <div className={classes.titleLine}>
        <h1 className={classes.title}>{t(customerText.title)}</h1>
        <span className={`${classes.count} tg-numbers`} role="status">
          {total === null ? '' : format.number(total)}
        </span>
        <span className={classes.tools}>
          <TagFilter tags={question.tags} />
          <Menu position="bottom-end" width={220}>
            <Menu.Target>
              <Tooltip label={sortLabel}>
                <ActionIcon aria-label={sortLabel}>
                  <IconArrowsSort size={18} stroke={1.75} aria-hidden />
                </ActionIcon>
              </Tooltip>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.RadioGroup value={question.sort} onChange={(choice) => ask({ sort: choice as CustomerSort })}>
                {sorts.map((sort) => (
                  <Menu.RadioItem key={sort} value={sort} closeMenuOnClick>
                    {t(customerSortText[sort])}
                  </Menu.RadioItem>
                ))}
              </Menu.RadioGroup>
            </Menu.Dropdown>
          </Menu>
          <ExportMenu onImport={onImport} />
        </span>
      </div>
      <TextInput
        ref={field}
        size="sm"
        type="search"
        aria-label={t(customerText.search)}
        placeholder={t(customerText.search)}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={
          question.query === '' ? null : (
            <CloseButton
              size="sm"
              aria-label={t(customerText.clearSearch)}
              onClick={() => {
                ask({ query: '' });
                field.current?.focus();
              }}
            />
          )
        }
        value={question.query}
        maxLength={200}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => ask({ query: event.currentTarget.value })}
        onKeyDown={onKeyDown}
      />
    </header>
  );
}

function TagFilter({ tags }: { tags: readonly string[] }) {
  const t = useText();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const label = tags.length === 0 ? t(customerText.filterTags) : t(customerText.filterActive, { count: tags.length });
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" width={280} trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={label}>
          <Indicator label={tags.length} size={15} disabled={tags.length === 0} offset={3} classNames={{ indicator: classes.indicator ?? '' }}>
            <ActionIcon aria-label={label} aria-expanded={open} onClick={() => setOpen(!open)}>
              <IconFilter size={18} stroke={1.75} aria-hidden />
            </ActionIcon>
          </Indicator>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t(customerText.filterTags)}>{open && <TagChoices chosen={tags} format={format.number} />}</Popover.Dropdown>
    </Popover>
  );
}

function TagChoices({ chosen, format }: { chosen: readonly string[]; format: (value: number) => string }) {
  const t = useText();
  const { data } = useHostQuery({ key: 'customer-tags', load: (host) => host.customer.tags(), affectedBy: () => false });
  if (data === undefined) return null;
  if (data.length === 0) return <p className="cx-quiet">{t(customerText.noTags)}</p>;
  return (
    <div className={classes.tagChoices}>
      {data.map(({ tag, count }) => (
        <Chip
          key={tag}
          size="xs"
          variant="outline"
          checked={chosen.includes(tag)}
          onChange={(on) => ask({ tags: on ? [...chosen, tag] : chosen.filter((each) => each !== tag) })}
        >
          {tag} <span className="tg-numbers">{format(count)}</span>
        </Chip>
      ))}
    </div>
  );
}
