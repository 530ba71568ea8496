import { ActionIcon, Button, Chip, Indicator, Popover, TagsInput, Tooltip } from '@mantine/core';
import IconFilter from '@tabler/icons-react/dist/esm/icons/IconFilter.mjs';
import { useState } from 'react';
import { CHANNELS, PRIORITIES } from '#shared/domain/ticket/ticket.ts';
import { actionText } from '#shared/text/action-text.ts';
import { dueText, queueText } from '#shared/text/queue-text.ts';
import { channelText, priorityText } from '#shared/text/ticket-text.ts';
import { useAction } from '../../state/actions.ts';
import { emptyFilter, type FilterKey, filterCount, toggledFilter, useQueueFilter } from '../../state/queue-filter.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useText } from '../../state/use-text.ts';
import classes from './queue-pane.module.css';

/** Narrows the queue by channel, queue, priority, due time and tag. */
export function FilterButton() {
  const t = useText();
  const { queues, tags } = useDirectory();
  const filter = useQueueFilter((state) => state.filter);
  const [open, setOpen] = useState(false);
  useAction({ id: 'queue.filter', label: actionText.openFilter, keys: 'f', run: () => setOpen(true) });
  const active = filterCount(filter);
  const label = active === 0 ? t(queueText.filter) : t(queueText.filterActive, { count: active });

  const groups: { key: Exclude<FilterKey, 'tags'>; title: string; choices: { value: string; label: string }[] }[] = [
    { key: 'due', title: t(queueText.filterDue), choices: (['soon', 'over'] as const).map((value) => ({ value, label: t(dueText[value]) })) },
    {
      key: 'priorities',
      title: t(queueText.filterPriority),
      choices: PRIORITIES.toReversed().map((value) => ({ value, label: t(priorityText[value]) })),
    },
    { key: 'channels', title: t(queueText.filterChannel), choices: CHANNELS.map((value) => ({ value, label: t(channelText[value]) })) },
    { key: 'queueIds', title: t(queueText.filterQueue), choices: queues.map((queue) => ({ value: queue.id, label: queue.name })) },
  ];

  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" width={320} trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={label}>
          <Indicator label={active} size={15} disabled={active === 0} offset={3} classNames={{ indicator: classes.indicator ?? '' }}>
            <ActionIcon aria-label={label} aria-expanded={open} onClick={() => setOpen(!open)}>
              <IconFilter size={18} stroke={1.75} aria-hidden />
            </ActionIcon>
          </Indicator>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t(queueText.filterTitle)}>
        <div className={classes.filters}>
          {groups.map(({ key, title, choices }) => (
            <fieldset key={key} className={classes.group}>
              <legend className={classes.legend}>{title}</legend>
              {choices.map((choice) => (
                <Chip
                  key={choice.value}
                  size="xs"
                  variant="outline"
                  checked={(filter[key] as readonly string[]).includes(choice.value)}
                  onChange={() => useQueueFilter.setState({ filter: toggledFilter(filter, key, choice.value) })}
                >
                  {choice.label}
                </Chip>
              ))}
            </fieldset>
          ))}
          <TagsInput
            size="xs"
            label={t(queueText.filterTag)}
            placeholder={filter.tags.length === 0 ? t(queueText.filterTagHint) : ''}
            data={[...tags]}
            value={filter.tags}
            maxTags={20}
            comboboxProps={{ withinPortal: false }}
            onChange={(next) => useQueueFilter.setState({ filter: { ...filter, tags: next } })}
          />
          {active > 0 && (
            <Button size="compact-sm" variant="subtle" onClick={() => useQueueFilter.setState({ filter: emptyFilter })}>
              {t(queueText.clearFilters)}
            </Button>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
