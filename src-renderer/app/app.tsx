import { useEffect } from 'react';
import { frameText } from '#shared/text/frame-text.ts';
import { SignInScreen } from '../features/sign-in/sign-in-screen.tsx';
import { type HostClient, HostProvider } from '../host-client/host-context.tsx';
import { browserClock } from '../state/clock.ts';
import { hostFeed } from '../state/host-feed.ts';
import { useMirror } from '../state/mirror.ts';
import { startMirror } from '../state/mirror-sync.ts';
import { useText } from '../state/use-text.ts';
import { AfterPause } from '../ui/after-pause.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Logo } from '../ui/logo.tsx';
import classes from './app.module.css';
import { Console } from './console.tsx';
import { useFocusKeeper } from './use-focus-keeper.ts';

export function App({ client }: { client: HostClient }) {
  useEffect(() => {
    const mirror = startMirror({ host: client, feed: hostFeed, clock: browserClock });
    return mirror.stop;
  }, [client]);
  useFocusKeeper();
  return (
    <HostProvider client={client}>
      <Screen />
    </HostProvider>
  );
}

function Screen() {
  const t = useText();
  const session = useMirror((mirror) => mirror.session);
  const settled = useMirror((mirror) => mirror.settings !== null);
  if (session === null || !settled) {
    return (
      <main className={classes.splash}>
        <AfterPause>
          <EmptyState icon={<Logo size={40} />} title={t(frameText.product)} hint={t(frameText.starting)} />
        </AfterPause>
      </main>
    );
  }
  return session.state === 'signedIn' ? <Console key={session.profileId} /> : <SignInScreen session={session} />;
}
