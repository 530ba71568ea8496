import { Tooltip, UnstyledButton } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import IconChartLine from '@tabler/icons-react/dist/esm/icons/IconChartLine.mjs';
import IconInbox from '@tabler/icons-react/dist/esm/icons/IconInbox.mjs';
import IconMessages from '@tabler/icons-react/dist/esm/icons/IconMessages.mjs';
import IconReportAnalytics from '@tabler/icons-react/dist/esm/icons/IconReportAnalytics.mjs';
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs';
import IconSettings from '@tabler/icons-react/dist/esm/icons/IconSettings.mjs';
import IconUsers from '@tabler/icons-react/dist/esm/icons/IconUsers.mjs';
import { frameText } from '#shared/text/frame-text.ts';
import type { Sentence } from '#shared/text/languages.ts';
import { runAction } from '../../state/actions.ts';
import { useMirror } from '../../state/mirror.ts';
import { useText } from '../../state/use-text.ts';
import { type Screen, useView } from '../../state/view-state.ts';
import { Logo } from '../../ui/logo.tsx';
import { MyStateMenu } from './my-state-menu.tsx';
import classes from './rail.module.css';

const screens: readonly { screen: Screen; Icon: Icon; text: Sentence; leadsOnly?: boolean }[] = [
  { screen: 'queue', Icon: IconInbox, text: frameText.queue },
  { screen: 'customers', Icon: IconUsers, text: frameText.customers },
  { screen: 'templates', Icon: IconMessages, text: frameText.templates },
  { screen: 'performance', Icon: IconChartLine, text: frameText.performance },
  { screen: 'reports', Icon: IconReportAnalytics, text: frameText.reports, leadsOnly: true },
  { screen: 'settings', Icon: IconSettings, text: frameText.settings },
];

export function Rail() {
  const t = useText();
  const current = useView((view) => view.screen);
  const leads = useMirror((mirror) => mirror.session?.state === 'signedIn' && mirror.session.agent.role !== 'agent');
  const goTo = useView((view) => view.goTo);
  return (
    <nav className={classes.rail} aria-label={t(frameText.railLabel)}>
      <div className={classes.logo}>
        <Logo size={28} />
      </div>
      {screens
        .filter(({ leadsOnly }) => leads || leadsOnly !== true)
        .map(({ screen, Icon, text }) => (
          <Tooltip key={screen} label={t(text)} position="right">
            <UnstyledButton
              className={classes.item}
              aria-label={t(text)}
              aria-current={current === screen ? 'page' : undefined}
              onClick={() => goTo(screen)}
            >
              <Icon size={22} stroke={1.75} aria-hidden />
            </UnstyledButton>
          </Tooltip>
        ))}
      <Tooltip label={`${t(frameText.search)} (Ctrl+K)`} position="right">
        <UnstyledButton className={classes.item} aria-label={t(frameText.search)} onClick={() => runAction('frame.palette')}>
          <IconSearch size={22} stroke={1.75} aria-hidden />
        </UnstyledButton>
      </Tooltip>
      <div className={classes.grow} />
      <MyStateMenu />
    </nav>
  );
}
