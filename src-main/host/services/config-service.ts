import { wire } from '#shared/base/wire.ts';
import type { ConfigKind, ConfigRow } from '#shared/domain/config/config.ts';
import { listDirectory } from '../store/directory-store.ts';
import { askCentral } from './ask-central.ts';
import type { CurrentWork } from './work.ts';

export type ConfigVersion = { readonly config: ConfigRow; readonly removed: boolean; readonly byAgentId: string | null; readonly at: number };

/** What leads and admins set up: read here, written by the central API, from where it comes back with the next pull. */
export type ConfigService = {
  list(kind: ConfigKind): ConfigRow[];
  /** Answers the new revision. Throws CONFIG_CHANGED, CONFIG_REFUSED, FORBIDDEN, NEEDS_NETWORK. */
  put(config: ConfigRow, baseRev: number): Promise<number>;
  remove(kind: ConfigKind, id: string, baseRev: number): Promise<void>;
  history(kind: ConfigKind, id: string): Promise<ConfigVersion[]>;
};

export function createConfigService(current: CurrentWork): ConfigService {
  return {
    list: (kind) => listDirectory(current().profile.store.read, kind).map((row) => ({ kind, row }) as ConfigRow),
    put: async (config, baseRev) => {
      const work = current();
      const { rev } = await askCentral(work, (client) => client.config.put({ config: wire(config), baseRev }));
      work.loop.wake();
      return rev;
    },
    remove: async (kind, id, baseRev) => {
      const work = current();
      await askCentral(work, (client) => client.config.remove({ kind, id, baseRev }));
      work.loop.wake();
    },
    history: async (kind, id) => (await askCentral(current(), (client) => client.config.history({ kind, id }))).versions,
  };
}
