import { useState } from 'react';
import { type ConfigByKind, type ConfigRow, mayEditConfig } from '#shared/domain/config/config.ts';
import { slaProblemText } from '#shared/text/sla-text.ts';
import { useHost } from '../../host-client/host-context.tsx';
import { useMirror } from '../../state/mirror.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { errorCodeOf, useErrorText } from '../../state/use-error-text.ts';
import { useHostQuery } from '../../state/use-host-query.ts';
import { useText } from '../../state/use-text.ts';

type Kind = 'calendar' | 'slaPolicy';

const rowOf = <K extends Kind>(kind: K, row: ConfigByKind[K]) => ({ kind, row }) as Extract<ConfigRow, { kind: K }>;

/** Calendars or policies as this console holds them, and what changes them at the central API. */
export function useConfigRows<K extends Kind>(kind: K) {
  const host = useHost();
  const { me } = useDirectory();
  const offline = useMirror((mirror) => mirror.sync !== null && mirror.sync.connection.state !== 'online');
  const { data, error, reload } = useHostQuery({
    key: kind,
    load: async (client) => (await client.config.list({ kind })).map((config) => config.row as unknown as ConfigByKind[K]),
    affectedBy: (batch) => batch.topics.includes('directory') || batch.topics.includes('sync'),
  });
  const actor = { agentId: me.id, role: me.role, teamIds: me.teamIds };
  return {
    rows: data,
    error,
    reload,
    offline,
    mayEdit: (row: ConfigByKind[K]) => mayEditConfig(actor, rowOf(kind, row)),
    isAdmin: me.role === 'admin',
    /** Throws what the central API refuses. */
    put: async (row: ConfigByKind[K], baseRev: number) => {
      await host.config.put({ config: structuredClone(rowOf(kind, row)) as never, baseRev });
      reload();
    },
    remove: async (row: ConfigByKind[K]) => {
      await host.config.remove({ kind, id: row.id, baseRev: row.rev });
      reload();
    },
  };
}

/** An act that may fail: its failure in words, and whether it runs. */
export function useSaving() {
  const t = useText();
  const errors = useErrorText();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const problem = (failure as { data?: { problem?: unknown } } | null)?.data?.problem;
  const known = typeof problem === 'string' && problem in slaProblemText ? slaProblemText[problem as keyof typeof slaProblemText] : null;
  return {
    busy,
    failed: failure === null ? null : known === null ? errors.error(failure) : t(known, { days: '' }),
    stale: failure !== null && errorCodeOf(failure) === 'CONFIG_CHANGED',
    /** Answers whether it was done. */
    run: async (work: () => Promise<void>): Promise<boolean> => {
      setBusy(true);
      setFailure(null);
      try {
        await work();
        return true;
      } catch (thrown) {
        setFailure(thrown);
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
