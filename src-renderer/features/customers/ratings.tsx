import IconStar from '@tabler/icons-react/dist/esm/icons/IconStar.mjs';
import IconStarFilled from '@tabler/icons-react/dist/esm/icons/IconStarFilled.mjs';
import { contextText } from '#shared/text/context-text.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { ShowMore } from './show-more.tsx';

export type Rating = { readonly ticketId: string; readonly rating: number; readonly comment: string; readonly at: number };

/** What the customer thought, newest first. */
export function Ratings({ ratings }: { ratings: readonly Rating[] }) {
  const text = useText();
  const format = useFormat();
  if (ratings.length === 0) return <p className="cx-quiet">{text(contextText.ratingsEmpty)}</p>;
  const average = ratings.reduce((sum, { rating }) => sum + rating, 0) / ratings.length;
  return (
    <>
      {ratings.length > 1 && (
        <p className="cx-quiet tg-numbers">{text(contextText.ratingAverage, { rating: format.number(Math.round(average * 10) / 10) })}</p>
      )}
      <ShowMore items={ratings.toSorted((a, b) => b.at - a.at)} first={3}>
        {({ ticketId, rating, comment, at }) => (
          <li key={`${ticketId}:${at}`} className="cx-rating">
            <span className="cx-row-line">
              <Stars rating={rating} />
              <span className="cx-quiet tg-numbers">{format.date(at)}</span>
            </span>
            {comment !== '' && (
              <span className="cx-comment" dir="auto">
                {comment}
              </span>
            )}
          </li>
        )}
      </ShowMore>
    </>
  );
}

function Stars({ rating }: { rating: number }) {
  const text = useText();
  return (
    <span className="cx-stars" role="img" aria-label={text(contextText.rating, { rating })}>
      {[1, 2, 3, 4, 5].map((star) =>
        star <= rating ? <IconStarFilled key={star} size={14} aria-hidden /> : <IconStar key={star} size={14} aria-hidden />,
      )}
    </span>
  );
}
