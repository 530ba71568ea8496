import { Button } from '@mantine/core';
import { useState } from 'react';
import { mayEditConfig } from '#shared/domain/config/config.ts';
import { surveySettingsOf } from '#shared/domain/survey/survey-rules.ts';
import { surveySettingsText as words } from '#shared/text/survey-text.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useHostQuery } from '../../state/use-host-query.ts';
import { useText } from '../../state/use-text.ts';
import { AfterPause } from '../../ui/after-pause.tsx';
import { Message } from '../../ui/message.tsx';
import classes from './settings.module.css';
import { SurveyForm } from './survey-form.tsx';
import { SurveyHistory } from './survey-history.tsx';
import { SurveyResults } from './survey-results.tsx';

/** What customers are asked, what it looks like, and what they answered. */
export function SurveysSection() {
  const t = useText();
  const errors = useErrorText();
  const { me, workspace } = useDirectory();
  const [historyOpen, setHistoryOpen] = useState(false);
  const { data, error, reload } = useHostQuery({
    key: `surveys ${workspace.id}`,
    load: async (client) => {
      const rows = (await client.config.list({ kind: 'survey' })).flatMap((config) => (config.kind === 'survey' ? [config.row] : []));
      return surveySettingsOf(workspace.id, rows);
    },
    affectedBy: (batch) => batch.topics.includes('directory') || batch.topics.includes('sync'),
  });
  if (error !== null && data === undefined) return <Message tone="danger">{t(words.failed, { reason: errors.error(error) })}</Message>;
  if (data === undefined) return <AfterPause>{t(words.loading)}</AfterPause>;
  const editable = mayEditConfig({ agentId: me.id, role: me.role, teamIds: me.teamIds }, { kind: 'survey', row: data });
  return (
    <>
      <p className={classes.intro}>{t(words.intro)}</p>
      <SurveyForm settings={data} editable={editable} onSaved={reload} />
      <SurveyResults />
      <div>
        <Button size="compact-sm" variant="default" onClick={() => setHistoryOpen(true)}>
          {t(words.history)}
        </Button>
      </div>
      <SurveyHistory settings={data} opened={historyOpen} onClose={() => setHistoryOpen(false)} />
    </>
  );
}
