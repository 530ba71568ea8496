import { Fragment } from 'react';
import classes from './keys.module.css';

/** Keys as caps: strokes after each other, with `between` (a word such as "then") between them. */
export function Keys({ strokes, between }: { strokes: readonly (readonly string[])[]; between: string }) {
  return (
    <span className={classes.keys}>
      {strokes.map((stroke, index) => (
        <Fragment key={strokes.slice(0, index + 1).join(' ')}>
          {index > 0 && <span>{between}</span>}
          {stroke.map((name) => (
            <kbd key={name} className={classes.key}>
              {name}
            </kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
