import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconInfoCircle from '@tabler/icons-react/dist/esm/icons/IconInfoCircle.mjs';
import type { ReactNode } from 'react';
import classes from './message.module.css';

/** An inline sentence about what went wrong or should be known; spoken when it appears unless `quiet`. */
export function Message({ tone, children, quiet = false }: { tone: 'danger' | 'warn' | 'info'; children: ReactNode; quiet?: boolean }) {
  const Icon = tone === 'info' ? IconInfoCircle : IconAlertTriangle;
  return (
    <div className={`${classes.message} ${classes[tone]}`} role={quiet ? undefined : 'alert'}>
      <Icon className={classes.icon} size={16} aria-hidden />
      <div className={classes.body}>{children}</div>
    </div>
  );
}
