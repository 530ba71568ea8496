import '@mantine/core/styles.css';
import '@fontsource-variable/inter';
import '../../../src-renderer/ui/global.css';
import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { Theme } from '../../../src-renderer/app/theme.tsx';
import { useKeyboard } from '../../../src-renderer/app/use-keyboard.ts';
import { ContextPane } from '../../../src-renderer/features/customers/context-pane.tsx';
import { TicketPane } from '../../../src-renderer/features/ticket/ticket-pane.tsx';
import { HostProvider } from '../../../src-renderer/host-client/host-context.tsx';
import { browserClock } from '../../../src-renderer/state/clock.ts';
import { hostFeed } from '../../../src-renderer/state/host-feed.ts';
import { useMirror } from '../../../src-renderer/state/mirror.ts';
import { startMirror } from '../../../src-renderer/state/mirror-sync.ts';
import { createFakeHost, type Scene } from './ticket-fake-host.ts';
import { contact, ticketId } from './ticket-sample.ts';

const query = new URLSearchParams(location.search);
const fake = createFakeHost({
  language: (query.get('language') ?? 'id') as Scene['language'],
  theme: (query.get('theme') ?? 'light') as Scene['theme'],
  entries: Number(query.get('entries') ?? 20),
  scene: query.get('scene') ?? 'plain',
});
Object.assign(window, { fake });

function Page() {
  useKeyboard();
  const ready = useMirror((mirror) => mirror.session?.state === 'signedIn' && mirror.directory !== null && mirror.settings !== null);
  useEffect(() => startMirror({ host: fake.client, feed: hostFeed, clock: browserClock }).stop, []);
  if (!ready) return null;
  const context = query.get('context') !== 'no';
  return (
    <main
      style={{
        display: 'grid',
        gridTemplateRows: 'minmax(0, 1fr)',
        gridTemplateColumns: context ? 'minmax(420px, 1fr) 340px' : '1fr',
        height: '100dvh',
      }}
    >
      <TicketPane ticketId={ticketId} />
      {context && (
        <div style={{ borderLeft: '1px solid var(--tg-line)', minHeight: 0 }}>
          <ContextPane ticketId={ticketId} contactId={contact.id} />
        </div>
      )}
    </main>
  );
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <Theme nonce="">
    <HostProvider client={fake.client}>
      <Page />
    </HostProvider>
  </Theme>,
);
