import { useCallback } from 'react';
import type { Settings } from '#shared/contract/console/console-shapes.ts';
import { useHost } from '../host-client/host-context.tsx';
import { defaultSettings, useMirror } from './mirror.ts';

export function useSettings(): Settings {
  return useMirror((mirror) => mirror.settings) ?? defaultSettings;
}

/** Shows the change at once and has the host keep it; rejects when it could not be kept (what was kept is then shown again). */
export function useChangeSettings(): (patch: Partial<Settings>) => Promise<void> {
  const host = useHost();
  return useCallback(
    async (patch) => {
      const before = useMirror.getState().settings;
      useMirror.setState({ settings: { ...(before ?? defaultSettings), ...patch } });
      try {
        useMirror.setState({ settings: await host.settings.set(patch) });
      } catch (error) {
        useMirror.setState({ settings: before });
        throw error;
      }
    },
    [host],
  );
}
