import IconChevronDown from '@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs';
import IconChevronsUp from '@tabler/icons-react/dist/esm/icons/IconChevronsUp.mjs';
import IconChevronUp from '@tabler/icons-react/dist/esm/icons/IconChevronUp.mjs';
import type { Priority } from '#shared/domain/ticket/ticket.ts';
import { queueText } from '#shared/text/queue-text.ts';
import { priorityText } from '#shared/text/ticket-text.ts';
import { useText } from '../../state/use-text.ts';

const marks = {
  urgent: { Icon: IconChevronsUp, color: 'var(--tg-danger)' },
  high: { Icon: IconChevronUp, color: 'var(--tg-warn)' },
  low: { Icon: IconChevronDown, color: 'var(--tg-text-3)' },
} as const;

/** A mark for what is not normal. */
export function PriorityMark({ priority }: { priority: Priority }) {
  const t = useText();
  if (priority === 'normal') return null;
  const { Icon, color } = marks[priority];
  const label = t(queueText.priorityIs, { priority: t(priorityText[priority]) });
  return (
    <span title={label}>
      <Icon size={16} stroke={2.5} color={color} role="img" aria-label={label} />
    </span>
  );
}
