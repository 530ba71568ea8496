import { UnstyledButton } from '@mantine/core';
import IconChevronRight from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs';
import { useState } from 'react';
import type { SessionState } from '#shared/contract/console/console-shapes.ts';
import { signInText } from '#shared/text/sign-in-text.ts';
import { useHost } from '../../host-client/host-context.tsx';
import { useMirror } from '../../state/mirror.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useText } from '../../state/use-text.ts';
import { Initials } from '../../ui/initials.tsx';
import { Message } from '../../ui/message.tsx';
import classes from './sign-in.module.css';

type Profile = Extract<SessionState, { state: 'signedOut' }>['profiles'][number];

/** Those who signed in on this computer before: one press goes on, with or without the network. */
export function KeptProfiles({ profiles }: { profiles: readonly Profile[] }) {
  const t = useText();
  const host = useHost();
  const errors = useErrorText();
  const [failure, setFailure] = useState<unknown>(null);

  async function resume(profileId: string): Promise<void> {
    setFailure(null);
    try {
      useMirror.setState({ session: await host.session.resume({ profileId }) });
    } catch (error) {
      setFailure(error);
    }
  }

  return (
    <section aria-labelledby="kept-profiles" className={classes.profiles}>
      <div className={classes.profilesHead}>
        <h2 id="kept-profiles" className={classes.heading}>
          {t(signInText.continueTitle)}
        </h2>
        <span className={classes.quiet}>{t(signInText.continueHint)}</span>
      </div>
      {failure !== null && <Message tone="danger">{errors.error(failure)}</Message>}
      <ul className={classes.profileList}>
        {profiles.map((profile) => (
          <li key={profile.id}>
            <UnstyledButton
              className={classes.profile}
              aria-label={t(signInText.continueAs, { name: profile.name })}
              onClick={() => void resume(profile.id)}
            >
              <Initials name={profile.name} size={32} />
              <span className={classes.profileText}>
                <span className={classes.profileName}>{profile.name}</span>
                <span className={classes.quiet}>
                  {profile.email} · {profile.workspace}
                </span>
              </span>
              <IconChevronRight size={16} aria-hidden />
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
