import type { Icon } from '@tabler/icons-react';
import IconCircleCheckFilled from '@tabler/icons-react/dist/esm/icons/IconCircleCheckFilled.mjs';
import IconClockPause from '@tabler/icons-react/dist/esm/icons/IconClockPause.mjs';
import IconCoffee from '@tabler/icons-react/dist/esm/icons/IconCoffee.mjs';
import IconHeadset from '@tabler/icons-react/dist/esm/icons/IconHeadset.mjs';
import IconNotes from '@tabler/icons-react/dist/esm/icons/IconNotes.mjs';
import IconPower from '@tabler/icons-react/dist/esm/icons/IconPower.mjs';
import IconSchool from '@tabler/icons-react/dist/esm/icons/IconSchool.mjs';
import IconToolsKitchen2 from '@tabler/icons-react/dist/esm/icons/IconToolsKitchen2.mjs';
import IconUsers from '@tabler/icons-react/dist/esm/icons/IconUsers.mjs';
import type { AgentState } from '#shared/domain/presence/agent-state.ts';

const shapes: Record<AgentState, { Icon: Icon; color: string }> = {
  available: { Icon: IconCircleCheckFilled, color: 'var(--tg-ok)' },
  busy: { Icon: IconHeadset, color: 'var(--tg-danger)' },
  wrapUp: { Icon: IconNotes, color: 'var(--tg-info)' },
  away: { Icon: IconClockPause, color: 'var(--tg-warn)' },
  break: { Icon: IconCoffee, color: 'var(--tg-warn)' },
  meal: { Icon: IconToolsKitchen2, color: 'var(--tg-warn)' },
  meeting: { Icon: IconUsers, color: 'var(--tg-info)' },
  training: { Icon: IconSchool, color: 'var(--tg-info)' },
  offline: { Icon: IconPower, color: 'var(--tg-text-3)' },
};

/** Always beside the state's name. */
export function StateIcon({ state, size = 16 }: { state: AgentState; size?: number }) {
  const { Icon, color } = shapes[state];
  return <Icon size={size} color={color} aria-hidden />;
}
