import { SegmentedControl } from '@mantine/core';
import IconCloudOff from '@tabler/icons-react/dist/esm/icons/IconCloudOff.mjs';
import IconDeviceFloppy from '@tabler/icons-react/dist/esm/icons/IconDeviceFloppy.mjs';
import IconSend from '@tabler/icons-react/dist/esm/icons/IconSend.mjs';
import type { SessionState } from '#shared/contract/console/console-shapes.ts';
import { LANGUAGES, type Language } from '#shared/text/languages.ts';
import { languageText } from '#shared/text/settings-text.ts';
import { signInText } from '#shared/text/sign-in-text.ts';
import { useChangeSettings } from '../../state/use-settings.ts';
import { useLanguage, useText } from '../../state/use-text.ts';
import { Logo } from '../../ui/logo.tsx';
import { KeptProfiles } from './kept-profiles.tsx';
import classes from './sign-in.module.css';
import { SignInForm } from './sign-in-form.tsx';

const promises = [
  { Icon: IconDeviceFloppy, text: signInText.promiseSaved },
  { Icon: IconSend, text: signInText.promiseOnce },
  { Icon: IconCloudOff, text: signInText.promiseOffline },
] as const;

export function SignInScreen({ session }: { session: Extract<SessionState, { state: 'signedOut' }> }) {
  const t = useText();
  const language = useLanguage();
  const changeSettings = useChangeSettings();
  const { profiles, serverUrl } = session;

  return (
    <div className={classes.screen}>
      <aside className={classes.brand}>
        <div className={classes.mark}>
          <Logo size={36} />
          <span>Tanggap</span>
        </div>
        <div>
          <p className={classes.promise}>{t(signInText.promise)}</p>
          <ul className={classes.promises}>
            {promises.map(({ Icon, text }) => (
              <li key={text.en}>
                <Icon size={18} stroke={1.75} aria-hidden />
                {t(text)}
              </li>
            ))}
          </ul>
        </div>
      </aside>
      <main className={classes.main}>
        <SegmentedControl
          className={classes.language}
          size="xs"
          aria-label={t(signInText.language)}
          value={language}
          // A language that could not be kept is still shown for this window.
          onChange={(value) => void changeSettings({ language: value as Language }).catch(() => undefined)}
          data={LANGUAGES.map((value) => ({ value, label: t(languageText[value]) }))}
        />
        <div className={classes.column}>
          <h1 className={classes.title}>{t(signInText.title)}</h1>
          {profiles.length > 0 && (
            <>
              <KeptProfiles profiles={profiles} />
              <div className={classes.or}>{t(signInText.orSignIn)}</div>
            </>
          )}
          <SignInForm serverUrl={serverUrl} hasProfiles={profiles.length > 0} />
        </div>
      </main>
    </div>
  );
}
