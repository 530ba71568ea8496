import { Modal } from '@mantine/core';
import { frameText } from '#shared/text/frame-text.ts';
import { SignInForm } from '../features/sign-in/sign-in-form.tsx';
import { useMirror } from '../state/mirror.ts';
import { useText } from '../state/use-text.ts';

/** Renews an ended session without leaving the work. */
export function SignInAgain({ onClose }: { onClose: () => void }) {
  const t = useText();
  const session = useMirror((mirror) => mirror.session);
  if (session?.state !== 'signedIn') return null;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(frameText.signInAgainTitle, { name: session.agent.name })}
      centered
      size="sm"
      closeButtonProps={{ 'aria-label': t(frameText.cancel) }}
    >
      <SignInForm serverUrl={session.serverUrl} fixedEmail={session.agent.email} hasProfiles={false} onDone={onClose} />
    </Modal>
  );
}
