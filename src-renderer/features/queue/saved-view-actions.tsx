import { useMemo } from 'react';
import type { SavedView } from '#shared/contract/console/console-shapes.ts';
import { filled } from '#shared/text/languages.ts';
import { queueText } from '#shared/text/queue-text.ts';
import { useAction } from '../../state/actions.ts';
import { useQueueFilter } from '../../state/queue-filter.ts';
import { useChangeSettings, useSettings } from '../../state/use-settings.ts';

/** Shows what was kept: the view, its order and its filter. */
export function useShowSavedView(): (saved: SavedView) => void {
  const changeSettings = useChangeSettings();
  return ({ view, sort, filter }) => {
    useQueueFilter.setState({ filter });
    void changeSettings({ queueView: view, queueSort: sort }).catch(() => undefined);
  };
}

/** The saved views in the palette; each may be given a key. */
export function SavedViewActions() {
  return useSettings().savedViews.map((saved) => <SavedViewAction key={`${saved.id} ${saved.name}`} saved={saved} />);
}

function SavedViewAction({ saved }: { saved: SavedView }) {
  const show = useShowSavedView();
  const label = useMemo(() => filled(queueText.savedViewAction, { name: { id: saved.name, en: saved.name } }), [saved.name]);
  useAction({ id: `queue.saved-${saved.id}`, label, keys: '', run: () => show(saved) });
  return null;
}
