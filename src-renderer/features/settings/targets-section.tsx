import { Button } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconTargetArrow from '@tabler/icons-react/dist/esm/icons/IconTargetArrow.mjs';
import { useState } from 'react';
import type { Target } from '#shared/domain/metric/metric.ts';
import { metricText } from '#shared/text/performance-text.ts';
import { targetText } from '#shared/text/report-text.ts';
import { useHost } from '../../host-client/host-context.tsx';
import { browserClock } from '../../state/clock.ts';
import { useMirror } from '../../state/mirror.ts';
import { offerUndo } from '../../state/undo.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useHostQuery } from '../../state/use-host-query.ts';
import { useText } from '../../state/use-text.ts';
import { AfterPause } from '../../ui/after-pause.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Message } from '../../ui/message.tsx';
import classes from './settings.module.css';
import { TargetForm } from './target-form.tsx';
import { TargetHistory } from './target-history.tsx';
import { TargetTable } from './target-table.tsx';
import { useScopeName } from './use-scope-name.ts';

/** How long a deleted target can be brought back with one key. */
const UNDO_MS = 10_000;

/** What leads set for their teams and agents; agents see what is meant for them. */
export function TargetsSection() {
  const t = useText();
  const host = useHost();
  const errors = useErrorText();
  const scopeName = useScopeName();
  const { me } = useDirectory();
  const leads = me.role !== 'agent';
  const offline = useMirror((mirror) => mirror.sync !== null && mirror.sync.connection.state !== 'online');
  const [form, setForm] = useState<Target | 'new' | null>(null);
  const [history, setHistory] = useState<Target | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const { data, error, reload } = useHostQuery({
    key: 'targets',
    load: async (client) => (await client.config.list({ kind: 'target' })).flatMap((config) => (config.kind === 'target' ? [config.row] : [])),
    affectedBy: (batch) => batch.topics.includes('directory') || batch.topics.includes('sync'),
  });

  async function remove(target: Target): Promise<void> {
    setFailure(null);
    try {
      await host.config.remove({ kind: 'target', id: target.id, baseRev: target.rev });
    } catch (thrown) {
      setFailure(thrown);
      reload();
      return;
    }
    reload();
    offerUndo({
      text: t(targetText.removed, { metric: t(metricText[target.metric]), scope: scopeName(target.scope) }),
      until: browserClock.monotonic() + UNDO_MS,
      async undo() {
        await host.config.put({ config: { kind: 'target', row: target }, baseRev: 0 });
        reload();
        return true;
      },
    });
  }

  return (
    <>
      <p className={classes.intro}>{t(leads ? targetText.intro : targetText.introAgent)}</p>
      {offline && leads && (
        <Message tone="warn" quiet>
          {t(targetText.offline)}
        </Message>
      )}
      {failure !== null && <Message tone="danger">{t(targetText.notSaved, { reason: errors.error(failure) })}</Message>}
      {error !== null && <Message tone="danger">{t(targetText.failed, { reason: errors.error(error) })}</Message>}
      {leads && (
        <div>
          <Button size="compact-sm" leftSection={<IconPlus size={16} aria-hidden />} disabled={offline} onClick={() => setForm('new')}>
            {t(targetText.add)}
          </Button>
        </div>
      )}
      {data === undefined && error === null && <AfterPause>{t(targetText.loading)}</AfterPause>}
      {data?.length === 0 && (
        <EmptyState
          icon={<IconTargetArrow size={32} stroke={1.5} aria-hidden />}
          title={t(targetText.empty)}
          hint={t(leads ? targetText.emptyHint : targetText.emptyHintAgent)}
        />
      )}
      {data !== undefined && data.length > 0 && (
        <TargetTable targets={data} locked={offline} onEdit={setForm} onHistory={setHistory} onRemove={(target) => void remove(target)} />
      )}
      <TargetForm
        target={form}
        targets={data ?? []}
        onClose={() => setForm(null)}
        onSaved={() => {
          setForm(null);
          reload();
        }}
        onStale={reload}
      />
      <TargetHistory target={history} onClose={() => setHistory(null)} />
    </>
  );
}
