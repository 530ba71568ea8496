import type { SyncHandlers } from './central-router.ts';
import type { Parts } from './parts.ts';
import { toCodedError } from './plugins/coded-error.ts';
import { reportError } from './plugins/error-envelope.ts';
import { createCursorCodec } from './sync/cursor.ts';
import { createPullService } from './sync/pull-service.ts';
import { createPushService } from './sync/push-service.ts';
import { createSnapshotService } from './sync/snapshot-service.ts';

type Answer<Name extends keyof SyncHandlers> = Awaited<ReturnType<SyncHandlers[Name]>>;

/** The sync services behind the router. */
export function createSyncHandlers({ db, clock, newId, config, log }: Pick<Parts, 'db' | 'clock' | 'newId' | 'config' | 'log'>): SyncHandlers {
  const cursors = createCursorCodec(config.secretKey.toString('hex'));
  const onFault = (error: unknown, commandId: string) => reportError(log.child({ commandId }), toCodedError(error));
  const { push } = createPushService({ db, clock, ids: newId, onFault });
  const { pull } = createPullService({ db, clock, cursors });
  const { snapshot } = createSnapshotService({ db, clock, cursors });
  // Our rows are readonly, the wire's types are not; nothing changes them after this.
  return {
    push,
    pull: async (context, input) => (await pull(context, input)) as Answer<'pull'>,
    snapshot: async (context, input) => (await snapshot(context, input)) as Answer<'snapshot'>,
  };
}
