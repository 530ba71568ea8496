import { Button } from '@mantine/core';
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import { frameText } from '#shared/text/frame-text.ts';
import type { Sentence } from '#shared/text/languages.ts';
import { useMirror } from '../../state/mirror.ts';
import { useText } from '../../state/use-text.ts';
import classes from './banner.module.css';

/** One line over the screen for what a person should do something about; being offline is not among it. */
export function Banner({ onSignInAgain }: { onSignInAgain: () => void }) {
  const t = useText();
  const host = useMirror((mirror) => mirror.host);
  const connection = useMirror((mirror) => mirror.sync?.connection.state);
  const sentence = bannerOf(host, connection);
  return (
    <div role="alert">
      {sentence !== null && (
        <div className={classes.banner}>
          <IconAlertTriangle size={16} aria-hidden />
          <span className={classes.words}>{t(sentence)}</span>
          {sentence === frameText.bannerSignIn && (
            <Button size="compact-sm" onClick={onSignInAgain}>
              {t(frameText.signInAgain)}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function bannerOf(host: 'connecting' | 'ready' | 'gone', connection: string | undefined): Sentence | null {
  if (host === 'gone') return frameText.bannerHostGone;
  if (connection === 'signInNeeded') return frameText.bannerSignIn;
  if (connection === 'updateNeeded') return frameText.bannerUpdate;
  return connection === 'revoked' ? frameText.bannerRevoked : null;
}
