import IconReportAnalytics from '@tabler/icons-react/dist/esm/icons/IconReportAnalytics.mjs';
import { useState } from 'react';
import { reportText } from '#shared/text/report-text.ts';
import { useMirror } from '../../state/mirror.ts';
import { useText } from '../../state/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Message } from '../../ui/message.tsx';
import { type ReportChoice, useReportChoice } from './report-choice.ts';
import { ReportForm } from './report-form.tsx';
import { ReportResult } from './report-result.tsx';
import classes from './reports.module.css';

/** The teams' numbers, for who leads them. They are counted at the server; what was chosen stays without it. */
export function ReportsScreen() {
  const t = useText();
  const leads = useMirror((mirror) => mirror.session?.state === 'signedIn' && mirror.session.agent.role !== 'agent');
  return (
    <main className={classes.screen} aria-labelledby="reports-title">
      <div className={classes.inner}>
        <h1 id="reports-title" className={classes.title}>
          {t(reportText.title)}
        </h1>
        {leads ? (
          <Reports />
        ) : (
          <EmptyState
            icon={<IconReportAnalytics size={32} stroke={1.5} aria-hidden />}
            title={t(reportText.agentsOnly)}
            hint={t(reportText.agentsOnlyHint)}
          />
        )}
      </div>
    </main>
  );
}

function Reports() {
  const t = useText();
  const choice = useReportChoice();
  const offline = useMirror((mirror) => mirror.sync !== null && mirror.sync.connection.state !== 'online');
  // The first report is there without a key: it is what most leads come for.
  const [asked, setAsked] = useState<{ choice: ReportChoice; n: number }>({ choice, n: 0 });
  const changed = JSON.stringify(asked.choice) !== JSON.stringify(choice);
  return (
    <>
      <ReportForm choice={choice} changed={changed} offline={offline} onShow={() => setAsked((last) => ({ choice, n: last.n + 1 }))} />
      {offline && (
        <Message tone="warn" quiet>
          {t(reportText.offline)}
        </Message>
      )}
      <ReportResult choice={asked.choice} n={asked.n} offline={offline} />
    </>
  );
}
