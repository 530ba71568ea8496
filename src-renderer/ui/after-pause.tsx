import type { ReactNode } from 'react';
import classes from './after-pause.module.css';

/** Shows a skeleton or a "please wait" only when it is still wanted after 300 ms, so that short waits do not flicker. */
export function AfterPause({ children, className = '' }: { children: ReactNode; className?: string }) {
  return <div className={`${classes.pause} ${className}`}>{children}</div>;
}
