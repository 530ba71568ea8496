import { ActionIcon } from '@mantine/core';
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import IconCopy from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs';
import { useState } from 'react';
import { copyText } from './copy-text.ts';

/** Copies `value`; until the pointer or the focus leaves, it shows that it did. */
export function CopyButton({ value, label, doneLabel, className = '' }: { value: string; label: string; doneLabel: string; className?: string }) {
  const [done, setDone] = useState(false);
  const Icon = done ? IconCheck : IconCopy;
  return (
    <ActionIcon
      size="xs"
      className={className}
      aria-label={done ? doneLabel : label}
      title={done ? doneLabel : label}
      onClick={() => void copyText(value).then(setDone)}
      onMouseLeave={() => setDone(false)}
      onBlur={() => setDone(false)}
    >
      <Icon size={14} aria-hidden />
    </ActionIcon>
  );
}
