import { CloseButton } from '@mantine/core';
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconInfoCircle from '@tabler/icons-react/dist/esm/icons/IconInfoCircle.mjs';
import type { ReactNode } from 'react';

type Props = { tone: 'info' | 'warn' | 'danger'; children: ReactNode; closeLabel?: string; onClose?: () => void; actions?: ReactNode };

/** One sentence where it matters, with ways on. Problems are announced. */
export function Notice({ tone, children, closeLabel, onClose, actions }: Props) {
  const Shape = tone === 'info' ? IconInfoCircle : IconAlertTriangle;
  return (
    <div className={`tk-notice tk-notice-${tone}`} role={tone === 'info' ? 'status' : 'alert'}>
      <Shape size={16} stroke={1.75} aria-hidden />
      <div className="tk-notice-words">{children}</div>
      {actions}
      {onClose !== undefined && <CloseButton size="xs" aria-label={closeLabel} onClick={onClose} />}
    </div>
  );
}
