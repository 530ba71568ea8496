import classes from './settings.module.css';

/** `code`: an address or id, shown in fixed width. */
export type Fact = { readonly name: string; readonly value: string; readonly code?: boolean };

/** Names and values beside each other. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(({ name, value, code }) => (
        <div key={name} className={classes.fact}>
          <dt>{name}</dt>
          <dd className={code === true ? classes.code : 'tg-numbers'}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
