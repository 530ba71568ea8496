import { Modal } from '@mantine/core';
import type { SurveySettings } from '#shared/domain/survey/survey.ts';
import { surveySettingsText as words } from '#shared/text/survey-text.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { errorCodeOf, useErrorText } from '../../state/use-error-text.ts';
import { useHostQuery } from '../../state/use-host-query.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { AfterPause } from '../../ui/after-pause.tsx';
import { Message } from '../../ui/message.tsx';
import classes from './settings.module.css';

/** Every version of the settings, who saved it, and what it switched on. */
export function SurveyHistory({ settings, opened, onClose }: { settings: SurveySettings; opened: boolean; onClose(): void }) {
  const t = useText();
  return (
    <Modal opened={opened} onClose={onClose} title={t(words.history)} centered closeButtonProps={{ 'aria-label': t(words.close) }}>
      <Versions settings={settings} />
    </Modal>
  );
}

function Versions({ settings }: { settings: SurveySettings }) {
  const t = useText();
  const format = useFormat();
  const errors = useErrorText();
  const { agentName } = useDirectory();
  const { data, error } = useHostQuery({
    key: `${settings.id} ${settings.rev}`,
    load: (client) => client.config.history({ kind: 'survey', id: settings.id }),
    affectedBy: () => false,
  });
  if (error !== null && errorCodeOf(error) === 'NOT_FOUND') return <p className={classes.hint}>{t(words.historyHint)}</p>;
  if (error !== null) return <Message tone="danger">{t(words.failed, { reason: errors.error(error) })}</Message>;
  if (data === undefined) return <AfterPause>{t(words.loading)}</AfterPause>;
  const whatOf = ({ csat, ces, nps }: SurveySettings): string => {
    const parts = [
      csat.on ? t(words.historyCsat) : null,
      csat.on && csat.followUpAt !== null ? t(words.historyFollowUp, { score: csat.followUpAt }) : null,
      ces.on ? t(words.historyCes) : null,
      nps.on ? t(words.historyNps, { days: nps.quietDays }) : null,
    ].filter((part) => part !== null);
    return parts.length === 0 ? t(words.historyNone) : parts.join(', ');
  };
  return (
    <ol className={`${classes.keysList} tg-numbers`}>
      {data.map(({ config, removed, byAgentId, at }) => {
        if (config.kind !== 'survey') return null;
        const agent = agentName(byAgentId) || t(words.someone);
        return (
          <li key={`${at} ${config.row.rev}`} className={classes.keysRow}>
            <span className={classes.grow}>
              {removed ? t(words.historyRemoved, { agent }) : t(words.historySaved, { rev: config.row.rev, agent, what: whatOf(config.row) })}
            </span>
            <span className={classes.hint}>{format.dateTime(at)}</span>
          </li>
        );
      })}
    </ol>
  );
}
