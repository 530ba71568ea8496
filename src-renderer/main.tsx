import './old-runtime.ts';
import '@mantine/core/styles.css';
import '@fontsource-variable/inter';
import './ui/global.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { CannotStart } from './app/cannot-start.tsx';
import { Theme } from './app/theme.tsx';
import { connectToHost } from './host-client/connect.ts';
import { readStyleNonce } from './ui/style-nonce.ts';

const nonce = readStyleNonce(document);
const root = createRoot(document.getElementById('root') as HTMLElement);

connectToHost().then(
  (client) =>
    root.render(
      <Theme nonce={nonce}>
        <App client={client} />
      </Theme>,
    ),
  (error: unknown) =>
    root.render(
      <Theme nonce={nonce}>
        <CannotStart error={error} />
      </Theme>,
    ),
);
