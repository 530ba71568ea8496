import { frameText } from '#shared/text/frame-text.ts';
import { useErrorText } from '../state/use-error-text.ts';
import { useText } from '../state/use-text.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Logo } from '../ui/logo.tsx';
import classes from './app.module.css';

/** The only thing on the page when it may not talk to its host. */
export function CannotStart({ error }: { error: unknown }) {
  const t = useText();
  const errors = useErrorText();
  return (
    <main className={classes.splash}>
      <EmptyState icon={<Logo size={40} />} title={t(frameText.cannotStart)} hint={errors.error(error)} />
    </main>
  );
}
