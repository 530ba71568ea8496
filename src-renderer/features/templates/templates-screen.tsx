import { frameText } from '#shared/text/frame-text.ts';
import { useText } from '../../state/use-text.ts';

export function TemplatesScreen() {
  const t = useText();
  return (
    <main>
      <h1>{t(frameText.templates)}</h1>
    </main>
  );
}
