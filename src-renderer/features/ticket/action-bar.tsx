import { Button, Tooltip } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

export type BarAction = {
  readonly id: string;
  readonly label: string;
  /** Shorter words for the button itself, part of `label`. */
  readonly short?: string;
  /** The key that does the same, as the agent has it. */
  readonly keys: string;
  readonly icon: Icon;
  readonly primary?: boolean;
  /** Why it cannot be done now; null: it can. */
  readonly disabled?: string | null;
  run(): void;
};

/** A button of the action bar; in a narrow column only its picture stays, its name is in the tooltip. */
export function BarButton({ action, expanded }: { action: BarAction; expanded?: boolean }) {
  const { label, short = label, keys, icon: Shape, primary = false, disabled = null, run } = action;
  return (
    <Tooltip withinPortal={false} label={disabled ?? (keys === '' ? label : `${label} (${keys.toUpperCase()})`)}>
      <Button
        size="xs"
        variant={primary ? 'filled' : 'subtle'}
        color={primary ? 'accent' : 'gray'}
        className={`tk-bar-button ${primary ? 'tk-bar-primary' : ''}`}
        leftSection={<Shape size={16} stroke={1.75} aria-hidden />}
        aria-disabled={disabled !== null}
        data-disabled={disabled !== null}
        aria-label={label}
        {...(expanded === undefined ? {} : { 'aria-expanded': expanded, 'aria-haspopup': 'dialog' as const })}
        onClick={() => {
          if (disabled === null) run();
        }}
      >
        {short}
      </Button>
    </Tooltip>
  );
}

export function ActionBar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="tk-bar" role="toolbar" aria-label={label}>
      {children}
    </div>
  );
}
