import { frameText } from '#shared/text/frame-text.ts';
import type { Sentence } from '#shared/text/languages.ts';
import { settingsText } from '#shared/text/settings-text.ts';
import { useMirror } from '../../state/mirror.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import type { Fact } from './facts.tsx';

/** Clocks nearer than this are called equal, in milliseconds. */
const SAME_MS = 2_000;

export function useConnectionFacts(): Fact[] {
  const t = useText();
  const format = useFormat();
  const sync = useMirror((mirror) => mirror.sync);
  const server = useMirror((mirror) => mirror.session?.serverUrl ?? '');
  if (sync === null) return [];
  const { connection, asOf, clockOffsetMs } = sync;
  const states: Record<typeof connection.state, Sentence> = {
    signedOut: frameText.signedOut,
    connecting: frameText.connecting,
    loading: settingsText.loading,
    online: frameText.online,
    offline: frameText.offlineSince,
    signInNeeded: frameText.signInNeeded,
    updateNeeded: frameText.updateNeeded,
    revoked: frameText.revoked,
  };
  const since = connection.state === 'offline' ? { time: format.dateTime(connection.since) } : {};
  return [
    { name: t(settingsText.server), value: server, code: true },
    { name: t(settingsText.state), value: t(states[connection.state], since) },
    {
      name: t(settingsText.asOf),
      value: asOf === null ? t(settingsText.none) : `${format.date(asOf)}, ${format.timeWithSeconds(asOf)} ${format.zone}`,
    },
    { name: t(settingsText.clockOffset), value: clockWords(clockOffsetMs) },
  ];

  function clockWords(offset: number | null): string {
    if (offset === null) return t(settingsText.clockUnknown);
    if (Math.abs(offset) < SAME_MS) return t(settingsText.clockRight);
    return t(offset < 0 ? settingsText.clockAhead : settingsText.clockBehind, { duration: format.spokenAge(Math.abs(offset)) });
  }
}
