/// <reference path="../../../src-renderer/ui/icon-modules.d.ts" />
/// <reference types="vite/client" />
import '@mantine/core/styles.css';
import '@fontsource-variable/inter';
import '../../../src-renderer/ui/global.css';
import { createRoot } from 'react-dom/client';
import { App } from '../../../src-renderer/app/app.tsx';
import { Theme } from '../../../src-renderer/app/theme.tsx';
import { createFakeConsoleHost, readScene } from './console-fake-host.ts';

/** The whole console on a host in the page. `?scene=&language=&theme=&rows=` choose what it shows; `window.fake` makes things happen. */
const fake = createFakeConsoleHost(readScene(new URLSearchParams(location.search)));
Object.assign(window, { fake });

createRoot(document.getElementById('root') as HTMLElement).render(
  <Theme nonce="">
    <App client={fake.client} />
  </Theme>,
);
