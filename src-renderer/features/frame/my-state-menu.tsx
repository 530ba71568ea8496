import { Menu, UnstyledButton } from '@mantine/core';
import IconLogout from '@tabler/icons-react/dist/esm/icons/IconLogout.mjs';
import { useState } from 'react';
import { type AgentState, CHOOSABLE_STATES } from '#shared/domain/presence/agent-state.ts';
import { agentStateText, frameText } from '#shared/text/frame-text.ts';
import { runAction } from '../../state/actions.ts';
import { useMirror } from '../../state/mirror.ts';
import { useTicking } from '../../state/server-time.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { Initials } from '../../ui/initials.tsx';
import classes from './rail.module.css';
import { StateIcon } from './state-icon.tsx';
import { useSetMyState } from './use-set-my-state.ts';

/** The agent at the foot of the rail: who, in which state since when; opens the choice of states. */
export function MyStateMenu() {
  const t = useText();
  const format = useFormat();
  const { me } = useDirectory();
  const mine = useMirror((mirror) => mirror.myState);
  const setState = useSetMyState();
  const [opened, setOpened] = useState(false);
  const state: AgentState = mine?.state ?? me.state;
  const since = mine?.since ?? me.stateSince;
  const timer = useTicking((now) => shortTimer(now - since, format));

  return (
    <Menu position="right-end" width={264} opened={opened} onChange={setOpened}>
      <Menu.Target>
        <UnstyledButton className={classes.me} title={`${me.name} · ${t(agentStateText[state])}`}>
          <span className={classes.avatar}>
            <Initials name={me.name} size={34} />
            <span className={classes.badge}>
              <StateIcon state={state} size={14} />
            </span>
          </span>
          <span className="tg-hidden">{t(frameText.myStateIs, { name: me.name, state: t(agentStateText[state]) })} </span>
          <span className={`${classes.timer} tg-numbers`}>{timer}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label className={classes.who}>
          <span className={classes.name}>{me.name}</span>
          <span className={classes.mail}>{me.email}</span>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{t(frameText.myState)}</Menu.Label>
        <Menu.RadioGroup value={state}>
          {CHOOSABLE_STATES.map((choice) => (
            <Menu.RadioItem
              key={choice}
              value={choice}
              closeMenuOnClick
              rightSection={<StateIcon state={choice} />}
              onChange={() => void setState(choice)}
            >
              {t(agentStateText[choice])}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => runAction('me.signOut')}>
          {t(frameText.signOut)}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Fits under a 34 px picture: minutes and seconds within the hour, then hours and minutes, then days. */
function shortTimer(ms: number, format: { timer(ms: number): string }): string {
  return ms < 3_600_000 || ms >= 86_400_000 ? format.timer(ms) : format.timer(ms).replace(/:\d\d$/, '');
}
