import { Tooltip, UnstyledButton } from '@mantine/core';
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconChecks from '@tabler/icons-react/dist/esm/icons/IconChecks.mjs';
import IconClockUp from '@tabler/icons-react/dist/esm/icons/IconClockUp.mjs';
import IconCloudCheck from '@tabler/icons-react/dist/esm/icons/IconCloudCheck.mjs';
import IconCloudOff from '@tabler/icons-react/dist/esm/icons/IconCloudOff.mjs';
import IconPlugConnectedX from '@tabler/icons-react/dist/esm/icons/IconPlugConnectedX.mjs';
import IconRefresh from '@tabler/icons-react/dist/esm/icons/IconRefresh.mjs';
import { agentStateText, frameText } from '#shared/text/frame-text.ts';
import { useMirror } from '../../state/mirror.ts';
import { useTicking } from '../../state/server-time.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { useView } from '../../state/view-state.ts';
import { type ConnectionWords, connectionWords } from './connection-words.ts';
import { StateIcon } from './state-icon.tsx';
import classes from './status-bar.module.css';
import { TodayPart } from './today-part.tsx';

const icons: Record<ConnectionWords['tone'], typeof IconRefresh> = {
  ok: IconCloudCheck,
  busy: IconRefresh,
  warn: IconCloudOff,
  danger: IconPlugConnectedX,
};

export function StatusBar() {
  return (
    <footer className={`${classes.bar} tg-numbers`}>
      <ConnectionPart />
      <OutboxPart />
      <span className={classes.grow} />
      <TodayPart />
      <MyStatePart />
    </footer>
  );
}

function ConnectionPart() {
  const t = useText();
  const format = useFormat();
  const host = useMirror((mirror) => mirror.host);
  const sync = useMirror((mirror) => mirror.sync);
  const server = useMirror((mirror) => mirror.session?.serverUrl ?? '');
  const tone = useTicking((now) => connectionWords(host, sync, now, format).tone);
  const words = useTicking((now) =>
    connectionWords(host, sync, now, format)
      .parts.map((part) => t(part.sentence, part.values))
      .join(' · '),
  );
  const Icon = icons[tone];
  return (
    <Tooltip label={t(frameText.serverTip, { server, zone: format.zone })}>
      <span className={classes.part} data-tone={tone} data-testid="connection">
        <Icon size={16} stroke={1.75} aria-hidden />
        {words}
      </span>
    </Tooltip>
  );
}

function OutboxPart() {
  const t = useText();
  const outbox = useMirror((mirror) => mirror.sync?.outbox);
  const openSettings = useView((view) => view.openSettings);
  if (outbox === undefined) return null;
  const { waiting, refused, parked } = outbox;
  const words = [
    ...(waiting > 0 ? [t(frameText.outboxWaiting, { count: waiting })] : []),
    ...(refused > 0 ? [t(frameText.outboxRefused, { count: refused })] : []),
    ...(parked > 0 ? [t(frameText.outboxParked, { count: parked })] : []),
  ].join(' · ');
  const tone = refused + parked > 0 ? 'danger' : waiting > 0 ? 'info' : 'quiet';
  const Icon = refused + parked > 0 ? IconAlertTriangle : waiting > 0 ? IconClockUp : IconChecks;
  return (
    <Tooltip label={t(frameText.outboxOpen)}>
      <UnstyledButton className={classes.part} data-tone={tone} data-testid="outbox" onClick={() => openSettings('sync')}>
        <Icon size={16} stroke={1.75} aria-hidden />
        {words || t(frameText.outboxEmpty)}
      </UnstyledButton>
    </Tooltip>
  );
}

function MyStatePart() {
  const t = useText();
  const format = useFormat();
  const { me } = useDirectory();
  const mine = useMirror((mirror) => mirror.myState);
  const state = mine?.state ?? me.state;
  const since = mine?.since ?? me.stateSince;
  const timer = useTicking((now) => format.timer(now - since));
  return (
    <span className={classes.part}>
      <StateIcon state={state} />
      {t(frameText.stateFor, { state: t(agentStateText[state]), duration: timer })}
      {mine?.pending && <span className={classes.quiet}>({t(frameText.statePending)})</span>}
    </span>
  );
}
