import type { SyncStatus } from '#shared/contract/console/console-shapes.ts';
import { frameText } from '#shared/text/frame-text.ts';
import type { Sentence, Values } from '#shared/text/languages.ts';
import type { Format } from '../../state/format.ts';

export type ConnectionWords = {
  readonly tone: 'ok' | 'busy' | 'warn' | 'danger';
  readonly parts: readonly { readonly sentence: Sentence; readonly values?: Values }[];
};

/** Data older than this is said to be old even while connected, in milliseconds. */
export const STALE_MS = 60_000;

/** What the status bar says of the connection and the age of the data. Offline is told, never as an error. */
export function connectionWords(host: 'connecting' | 'ready' | 'gone', sync: SyncStatus | null, now: number, format: Format): ConnectionWords {
  if (host === 'gone') return { tone: 'danger', parts: [{ sentence: frameText.hostGone }] };
  if (sync === null) return { tone: 'busy', parts: [{ sentence: frameText.connecting }] };
  const { connection, asOf } = sync;
  const age = asOf === null ? { sentence: frameText.asOfNever } : { sentence: frameText.asOf, values: { time: format.short(asOf, now) } };
  const unsure = sync.clockOffsetMs === null ? [{ sentence: frameText.timeNotConfirmed }] : [];
  switch (connection.state) {
    case 'signedOut':
      return { tone: 'warn', parts: [{ sentence: frameText.signedOut }] };
    case 'connecting':
      return { tone: 'busy', parts: [{ sentence: frameText.connecting }, age] };
    case 'loading': {
      const percent = connection.total === 0 ? 0 : Math.min(100, Math.floor((100 * connection.done) / connection.total));
      return { tone: 'busy', parts: [{ sentence: frameText.loading, values: { percent } }] };
    }
    case 'online':
      return asOf !== null && now - asOf > STALE_MS
        ? { tone: 'warn', parts: [{ sentence: frameText.online }, age] }
        : { tone: 'ok', parts: [{ sentence: frameText.online }, age] };
    case 'offline': {
      const retry =
        connection.retryAt === null || connection.retryAt <= now
          ? []
          : [{ sentence: frameText.retryIn, values: { duration: format.age(connection.retryAt - now) } }];
      return {
        tone: 'warn',
        parts: [{ sentence: frameText.offlineSince, values: { time: format.short(connection.since, now) } }, age, ...unsure, ...retry],
      };
    }
    case 'signInNeeded':
      return { tone: 'danger', parts: [{ sentence: frameText.signInNeeded }, age] };
    case 'updateNeeded':
      return { tone: 'danger', parts: [{ sentence: frameText.updateNeeded }, age] };
    case 'revoked':
      return { tone: 'danger', parts: [{ sentence: frameText.revoked }, age] };
  }
}
