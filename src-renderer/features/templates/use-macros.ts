import type { Macro } from '#shared/domain/template/macro.ts';
import { type HostQuery, useHostQuery } from '../../state/use-host-query.ts';

/** Every macro that this agent may see, archived ones too, from the local store. */
export function useMacros(): HostQuery<Macro[]> {
  return useHostQuery<Macro[]>({
    key: 'macro-rows',
    load: async (host) => (await host.config.list({ kind: 'macro' })).flatMap((config): Macro[] => (config.kind === 'macro' ? [config.row] : [])),
    affectedBy: (batch) => batch.topics.includes('templates') || batch.topics.includes('directory'),
  });
}
