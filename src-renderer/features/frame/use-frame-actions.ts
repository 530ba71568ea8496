import { actionText } from '#shared/text/action-text.ts';
import { useHost } from '../../host-client/host-context.tsx';
import { useAction } from '../../state/actions.ts';
import { useMirror } from '../../state/mirror.ts';
import { useView } from '../../state/view-state.ts';

/** Keys and palette entries that are there on every screen. */
export function useFrameActions(): void {
  const host = useHost();
  const goTo = useView((view) => view.goTo);
  const leads = useMirror((mirror) => mirror.session?.state === 'signedIn' && mirror.session.agent.role !== 'agent');
  const openSettings = useView((view) => view.openSettings);
  useAction({ id: 'frame.goQueue', label: actionText.goQueue, keys: 'g q', run: () => goTo('queue') });
  useAction({ id: 'frame.goCustomers', label: actionText.goCustomers, keys: 'g c', run: () => goTo('customers') });
  useAction({ id: 'frame.goTemplates', label: actionText.goTemplates, keys: 'g t', run: () => goTo('templates') });
  useAction({ id: 'frame.goPerformance', label: actionText.goPerformance, keys: 'g p', run: () => goTo('performance') });
  useAction({ id: 'frame.goReports', label: actionText.goReports, keys: 'g r', enabled: leads, run: () => goTo('reports') });
  useAction({ id: 'frame.goSettings', label: actionText.goSettings, keys: 'g s', run: () => goTo('settings') });
  useAction({ id: 'frame.syncLedger', label: actionText.syncLedger, keys: 'g l', run: () => openSettings('sync') });
  // Sync goes on by itself; the status bar tells how it went.
  useAction({ id: 'frame.syncNow', label: actionText.syncNow, keys: '', run: () => void host.sync.now().catch(() => undefined) });
}
