import IconMoodSmile from '@tabler/icons-react/dist/esm/icons/IconMoodSmile.mjs';
import type { SurveyFigure } from '#shared/contract/console/survey-contract.ts';
import { responseRate, SCALES } from '#shared/domain/survey/survey-rules.ts';
import { surveyKindText, surveySettingsText as words } from '#shared/text/survey-text.ts';
import type { HostClient } from '../../host-client/host-context.tsx';
import { useErrorText } from '../../state/use-error-text.ts';
import { useHostQuery } from '../../state/use-host-query.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { useView } from '../../state/view-state.ts';
import { AfterPause } from '../../ui/after-pause.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Message } from '../../ui/message.tsx';
import settings from './settings.module.css';
import classes from './surveys.module.css';

type Overview = Awaited<ReturnType<HostClient['survey']['overview']>>;

const results = { csat: words.csatResult, ces: words.cesResult, nps: words.npsResult } as const;

/** As they are asked. */
const inOrder = (figures: readonly SurveyFigure[]) => (['csat', 'ces', 'nps'] as const).flatMap((kind) => figures.filter((one) => one.kind === kind));

/** How many answered, what came out of it, and what was said last: from the local store, live. */
export function SurveyResults() {
  const t = useText();
  const errors = useErrorText();
  const { data, error } = useHostQuery({
    key: 'survey overview',
    load: (client) => client.survey.overview(),
    affectedBy: (batch) => batch.contacts === 'all' || batch.contacts.length > 0,
  });
  if (error !== null && data === undefined) return <Message tone="danger">{t(words.failed, { reason: errors.error(error) })}</Message>;
  if (data === undefined) return <AfterPause>{t(words.loading)}</AfterPause>;
  return (
    <>
      <div className={classes.part}>
        <h2 id="survey-figures" className={settings.subtitle}>
          {t(words.figures)}
        </h2>
        <p className={settings.hint}>{t(words.figuresHint)}</p>
        <Figures figures={data.figures} />
      </div>
      <section className={classes.part} aria-labelledby="survey-last">
        <h2 id="survey-last" className={settings.subtitle}>
          {t(words.last)}
        </h2>
        <LastAnswers last={data.last} />
      </section>
    </>
  );
}

function Figures({ figures }: { figures: readonly SurveyFigure[] }) {
  const t = useText();
  const format = useFormat();
  const whole = (value: number) => format.number(Math.round(value));
  const result = ({ kind, value }: SurveyFigure) => {
    if (value === null) return t(words.noResult);
    return t(results[kind], { value: kind === 'ces' ? format.number(Math.round(value * 10) / 10) : whole(value) });
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className={settings.tableScroll} aria-labelledby="survey-figures" tabIndex={0}>
      <table className={`${settings.table} tg-numbers`}>
        <thead>
          <tr>
            {[words.columnSurvey, words.columnAsked, words.columnAnswered, words.columnRate, words.columnResult].map((column) => (
              <th key={column.en} scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {inOrder(figures).map((figure) => {
            const rate = responseRate(figure.asked, figure.answered);
            return (
              <tr key={figure.kind}>
                <th scope="row" className={classes.rowName}>
                  {t(surveyKindText[figure.kind])}
                </th>
                <td>{format.number(figure.asked)}</td>
                <td>{format.number(figure.answered)}</td>
                <td>{rate === null ? t(words.noResult) : t(words.percent, { value: whole(rate) })}</td>
                <td>{result(figure)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function LastAnswers({ last }: { last: Overview['last'] }) {
  const t = useText();
  const format = useFormat();
  const openTicket = useView((view) => view.openTicket);
  if (last.length === 0) {
    return <EmptyState icon={<IconMoodSmile size={32} stroke={1.5} aria-hidden />} title={t(words.lastEmpty)} hint={t(words.lastEmptyHint)} />;
  }
  return (
    <ul className={classes.answers}>
      {last.map(({ answer, contactName, ticketNumber }) => {
        const { id, kind, score, comment, ticketId, answeredAt } = answer;
        return (
          <li key={id} className={classes.answer}>
            <span className={`${classes.score} tg-numbers`}>{t(words.scoreOf, { score: score ?? '', max: SCALES[kind].max })}</span>
            <span className={classes.about}>
              <span className={classes.line}>
                <span dir="auto">{contactName || t(words.someCustomer)}</span>
                <span className={settings.hint}>{t(surveyKindText[kind])}</span>
                {ticketId !== null && ticketNumber !== null && (
                  <button
                    type="button"
                    className={settings.link}
                    aria-label={t(words.openTicket, { number: ticketNumber })}
                    onClick={() => openTicket(ticketId)}
                  >
                    #{ticketNumber}
                  </button>
                )}
                <span className={`${settings.hint} tg-numbers`}>{format.dateTime(answeredAt ?? answer.askedAt)}</span>
              </span>
              {comment !== '' && (
                <span className={classes.comment} dir="auto">
                  {comment}
                </span>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
