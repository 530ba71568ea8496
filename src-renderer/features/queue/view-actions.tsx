import { VIEWS, type View } from '#shared/domain/ticket/queue-view.ts';
import { actionText } from '#shared/text/action-text.ts';
import { filled, type Sentence } from '#shared/text/languages.ts';
import { viewText } from '#shared/text/queue-text.ts';
import { useAction } from '../../state/actions.ts';
import { useChangeSettings } from '../../state/use-settings.ts';

const choices = VIEWS.map((view, index) => ({ view, label: filled(actionText.view, { view: viewText[view] }), keys: String(index + 1) }));

/** The views by their number keys, 1 to 7. */
export function ViewActions() {
  return choices.map((choice) => <ViewAction key={choice.view} {...choice} />);
}

function ViewAction({ view, label, keys }: { view: View; label: Sentence; keys: string }) {
  const changeSettings = useChangeSettings();
  useAction({ id: `queue.view-${view}`, label, keys, run: () => void changeSettings({ queueView: view }).catch(() => undefined) });
  return null;
}
