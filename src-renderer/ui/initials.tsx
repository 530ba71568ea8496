import classes from './initials.module.css';

/** The first letters of a name's first and last word, as decoration beside the name. */
export function Initials({ name, size }: { name: string; size: number }) {
  const words = name.trim().split(/\s+/);
  const first = [...(words[0] ?? '')][0] ?? '';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return (
    <span className={classes.initials} style={{ width: `${size / 16}rem`, height: `${size / 16}rem`, fontSize: `${size / 42}rem` }} aria-hidden>
      {(first + last).toLocaleUpperCase()}
    </span>
  );
}
