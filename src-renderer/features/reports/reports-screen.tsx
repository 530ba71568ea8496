import { frameText } from '#shared/text/frame-text.ts';
import { useText } from '../../state/use-text.ts';

export function ReportsScreen() {
  const t = useText();
  return (
    <main>
      <h1>{t(frameText.reports)}</h1>
    </main>
  );
}
