/// <reference path="../../../src-renderer/ui/icon-modules.d.ts" />
/// <reference types="vite/client" />
import '@mantine/core/styles.css';
import '@fontsource-variable/inter';
import '../../../src-renderer/ui/global.css';
import { createRoot } from 'react-dom/client';
import { App } from '../../../src-renderer/app/app.tsx';
import { Theme } from '../../../src-renderer/app/theme.tsx';
import { type Screen, type SettingsSection, useView } from '../../../src-renderer/state/view-state.ts';
import { METRICS } from '../../../src-shared/domain/metric/metric.ts';
import { createFakeConsoleHost, readScene } from './console-fake-host.ts';
import { createFakeNumbers } from './performance-fake-host.ts';
import { me } from './ticket-sample.ts';

/** The console with numbers: `?screen=performance|reports|settings&section=targets&metric=csat&period=month&role=lead` and `?scene=` of the console. */
const query = new URLSearchParams(location.search);
const scene = readScene(query);
const fake = createFakeConsoleHost(scene);
const client = { ...fake.client, ...createFakeNumbers(scene.scene, me.teamIds) } as unknown as typeof fake.client;
const role = query.get('role');
if (role !== null) {
  const { current } = client.session;
  const { get } = client.directory;
  const asRole = async () => {
    const session = await current();
    return session.state === 'signedIn' ? { ...session, agent: { ...session.agent, role } } : session;
  };
  const directory = async () => {
    const all = await get();
    return { ...all, agents: all.agents.map((agent) => (agent.id === me.id ? { ...agent, role } : agent)) };
  };
  Object.assign(client, { session: { ...client.session, current: asRole }, directory: { ...client.directory, get: directory } });
}
useView.setState({
  screen: (query.get('screen') ?? 'performance') as Screen,
  settingsSection: (query.get('section') ?? 'targets') as SettingsSection,
  metric: METRICS.find((metric) => metric === query.get('metric')) ?? null,
  period: { kind: (query.get('period') ?? 'today') as 'today' | 'week' | 'month' },
});
Object.assign(window, { fake });

createRoot(document.getElementById('root') as HTMLElement).render(
  <Theme nonce="">
    <App client={client} />
  </Theme>,
);
