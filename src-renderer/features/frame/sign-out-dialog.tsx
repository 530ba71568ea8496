import { Button, Group, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { actionText } from '#shared/text/action-text.ts';
import { frameText } from '#shared/text/frame-text.ts';
import { useHost } from '../../host-client/host-context.tsx';
import { useAction } from '../../state/actions.ts';
import { useMirror } from '../../state/mirror.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useText } from '../../state/use-text.ts';
import { Message } from '../../ui/message.tsx';

/** Asks before signing out and says what becomes of commands that are not sent yet. */
export function SignOutDialog() {
  const t = useText();
  const host = useHost();
  const errors = useErrorText();
  const waiting = useMirror((mirror) => mirror.sync?.outbox.waiting ?? 0);
  const [open, setOpen] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  useAction({
    id: 'me.signOut',
    label: actionText.signOut,
    keys: '',
    run: () => {
      setFailure(null);
      setOpen(true);
    },
  });

  async function signOut(): Promise<void> {
    try {
      useMirror.setState({ session: await host.session.signOut() });
      setOpen(false);
    } catch (error) {
      setFailure(error);
    }
  }

  return (
    <Modal
      opened={open}
      onClose={() => setOpen(false)}
      title={t(frameText.signOutTitle)}
      centered
      size="sm"
      closeButtonProps={{ 'aria-label': t(frameText.cancel) }}
    >
      <Text c="var(--tg-text-2)">{waiting > 0 ? t(frameText.signOutWaiting, { count: waiting }) : t(frameText.signOutPlain)}</Text>
      {failure !== null && <Message tone="danger">{errors.error(failure)}</Message>}
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" onClick={() => setOpen(false)}>
          {t(frameText.cancel)}
        </Button>
        <Button onClick={() => void signOut()} data-autofocus>
          {t(frameText.signOut)}
        </Button>
      </Group>
    </Modal>
  );
}
