import { UnstyledButton } from '@mantine/core';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import type { QueueFilter } from '#shared/contract/console/console-shapes.ts';
import { dueText, queueText } from '#shared/text/queue-text.ts';
import { channelText, priorityText } from '#shared/text/ticket-text.ts';
import { emptyFilter, type FilterKey, filterCount, toggledFilter, useQueueFilter } from '../../state/queue-filter.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useText } from '../../state/use-text.ts';
import classes from './queue-pane.module.css';

/** What the list is narrowed to, each with a way to take it off. */
export function FilterChips({ filter }: { filter: QueueFilter }) {
  const t = useText();
  const { queueName } = useDirectory();
  if (filterCount(filter) === 0) return null;
  const chips: { key: FilterKey; value: string; label: string }[] = [
    ...filter.due.map((value) => ({ key: 'due' as const, value, label: t(dueText[value]) })),
    ...filter.priorities.map((value) => ({ key: 'priorities' as const, value, label: t(priorityText[value]) })),
    ...filter.channels.map((value) => ({ key: 'channels' as const, value, label: t(channelText[value]) })),
    ...filter.queueIds.map((value) => ({ key: 'queueIds' as const, value, label: queueName(value) })),
    ...filter.tags.map((value) => ({ key: 'tags' as const, value, label: `#${value}` })),
  ];
  return (
    <div className={classes.chips}>
      {chips.map(({ key, value, label }) => (
        <UnstyledButton
          key={`${key}:${value}`}
          className={classes.chip}
          aria-label={t(queueText.removeFilter, { name: label })}
          onClick={() => useQueueFilter.setState({ filter: toggledFilter(filter, key, value) })}
        >
          {label}
          <IconX size={12} aria-hidden />
        </UnstyledButton>
      ))}
      <UnstyledButton className={classes.clear} onClick={() => useQueueFilter.setState({ filter: emptyFilter })}>
        {t(queueText.clearFilters)}
      </UnstyledButton>
    </div>
  );
}
