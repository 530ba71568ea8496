import { templateText } from '#shared/text/template-text.ts';
import { useText } from '../../state/use-text.ts';
import classes from './templates.module.css';
import { wordDiff } from './word-diff.ts';

/** Two texts in one: what left is struck out, what came is underlined, and both are said. */
export function WordDiff({ before, after, strong = false }: { before: string; after: string; strong?: boolean }) {
  const text = useText();
  return (
    <p className={strong ? `${classes.diff} ${classes.diffStrong}` : classes.diff} dir="auto">
      {wordDiff(before, after).map(({ text: words, change }, index) => {
        const key = `${index}:${change}`;
        if (change === 'same') return <span key={key}>{words}</span>;
        return change === 'added' ? (
          <ins key={key}>
            <span className="tg-hidden">{` ${text(templateText.added)}: `}</span>
            {words}
          </ins>
        ) : (
          <del key={key}>
            <span className="tg-hidden">{` ${text(templateText.removed)}: `}</span>
            {words}
          </del>
        );
      })}
    </p>
  );
}
