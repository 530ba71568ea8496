import { frameText } from '#shared/text/frame-text.ts';
import { useText } from '../../state/use-text.ts';

export function PerformanceScreen() {
  const t = useText();
  return (
    <main>
      <h1>{t(frameText.performance)}</h1>
    </main>
  );
}
