import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { frameText } from '#shared/text/frame-text.ts';
import { useText } from '../state/use-text.ts';
import { EmptyState } from '../ui/empty-state.tsx';

/** A fault in one part of the screen leaves the others working, and can be tried again. What was saved is with the host. */
export class CrashGuard extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <Failed onRetry={() => this.setState({ failed: false })} /> : this.props.children;
  }
}

function Failed({ onRetry }: { onRetry: () => void }) {
  const t = useText();
  return (
    <EmptyState title={t(frameText.crashTitle)} hint={t(frameText.crashHint)}>
      <Button size="compact-sm" variant="light" onClick={onRetry}>
        {t(frameText.tryAgain)}
      </Button>
    </EmptyState>
  );
}
