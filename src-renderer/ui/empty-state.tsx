import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

/** What stands where a list has nothing: what it will hold, how it gets there, and perhaps a way on. */
export function EmptyState({ icon, title, hint, children }: { icon?: ReactNode; title: string; hint: string; children?: ReactNode }) {
  return (
    <div className={classes.empty}>
      {icon !== undefined && <div className={classes.icon}>{icon}</div>}
      <p className={classes.title}>{title}</p>
      <p className={classes.hint}>{hint}</p>
      {children !== undefined && <div className={classes.way}>{children}</div>}
    </div>
  );
}
