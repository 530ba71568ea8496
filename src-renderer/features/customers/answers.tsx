import IconStar from '@tabler/icons-react/dist/esm/icons/IconStar.mjs';
import IconStarFilled from '@tabler/icons-react/dist/esm/icons/IconStarFilled.mjs';
import { contextText } from '#shared/text/context-text.ts';
import { customerText } from '#shared/text/customer-text.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import type { Customer } from './customer-types.ts';
import { ShowMore } from './show-more.tsx';

type Answer = Customer['answers'][number];

const most = { csat: 5, nps: 10, ces: 7 } as const;

/** Mean of the satisfaction answers, to one decimal; null when there is none. */
export function satisfactionOf(answers: readonly Answer[]): { score: number; count: number } | null {
  const scores = answers.flatMap(({ kind, score }) => (kind === 'csat' && score !== null ? [score] : []));
  if (scores.length === 0) return null;
  return { score: Math.round((scores.reduce((sum, score) => sum + score, 0) / scores.length) * 10) / 10, count: scores.length };
}

/** What the customer thought, newest first; what they were asked and did not answer says so. */
export function AnswerList({ answers }: { answers: readonly Answer[] }) {
  const t = useText();
  const format = useFormat();
  if (answers.length === 0) return <p className="cx-quiet">{t(customerText.answersEmpty)}</p>;
  return (
    <ShowMore items={answers} first={3}>
      {({ id, kind, score, comment, askedAt, answeredAt }) => (
        <li key={id} className="cx-rating">
          <span className="cx-row-line">
            {score === null ? (
              <span className="cx-quiet">{t(customerText.notAnswered)}</span>
            ) : kind === 'csat' ? (
              <Stars rating={score} />
            ) : (
              <span className="tg-numbers">
                {t(customerText[kind])}: {t(customerText.scoreOf, { score, most: most[kind] })}
              </span>
            )}
            <span className="cx-quiet tg-numbers">{format.date(answeredAt ?? askedAt)}</span>
          </span>
          {comment !== '' && (
            <span className="cx-comment" dir="auto">
              {comment}
            </span>
          )}
        </li>
      )}
    </ShowMore>
  );
}

function Stars({ rating }: { rating: number }) {
  const t = useText();
  return (
    <span className="cx-stars" role="img" aria-label={t(contextText.rating, { rating })}>
      {[1, 2, 3, 4, 5].map((star) =>
        star <= rating ? <IconStarFilled key={star} size={14} aria-hidden /> : <IconStar key={star} size={14} aria-hidden />,
      )}
    </span>
  );
}
