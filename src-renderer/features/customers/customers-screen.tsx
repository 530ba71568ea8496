import { frameText } from '#shared/text/frame-text.ts';
import { useText } from '../../state/use-text.ts';

export function CustomersScreen() {
  const t = useText();
  return (
    <main>
      <h1>{t(frameText.customers)}</h1>
    </main>
  );
}
