import { wire } from '#shared/base/wire.ts';
import { CodedError } from '#shared/contract/errors.ts';
import type { ConfigKind, ConfigRow } from '#shared/domain/config/config.ts';
import { type Language, say } from '#shared/text/languages.ts';
import { macroFaultText } from '#shared/text/template-file-text.ts';
import { directoryRev, dropDirectory, listDirectory, putDirectory } from '../store/directory-store.ts';
import { askCentral } from './ask-central.ts';
import type { SettingsService } from './settings-service.ts';
import type { CurrentWork, Work } from './work.ts';

export type ConfigVersion = { readonly config: ConfigRow; readonly removed: boolean; readonly byAgentId: string | null; readonly at: number };

/** What leads and admins set up: read here, written by the central API. */
export type ConfigService = {
  list(kind: ConfigKind): ConfigRow[];
  /** Answers the new revision. Throws CONFIG_CHANGED, CONFIG_REFUSED, FORBIDDEN, NEEDS_NETWORK. */
  put(config: ConfigRow, baseRev: number): Promise<number>;
  remove(kind: ConfigKind, id: string, baseRev: number): Promise<void>;
  history(kind: ConfigKind, id: string): Promise<ConfigVersion[]>;
};

export function createConfigService(current: CurrentWork, settings: SettingsService): ConfigService {
  return {
    list: (kind) => listDirectory(current().profile.store.read, kind).map((row) => ({ kind, row }) as ConfigRow),
    put: async (config, baseRev) => {
      const work = current();
      const request = askCentral(work, (client) => client.config.put({ config: wire(config), baseRev }));
      const { rev } = await (config.kind === 'macro' ? faultInWords(request, settings.get().language) : request);
      keep(work, config, rev);
      work.loop.wake();
      return rev;
    },
    remove: async (kind, id, baseRev) => {
      const work = current();
      await askCentral(work, (client) => client.config.remove({ kind, id, baseRev }));
      work.profile.store.write((tx) => dropDirectory(tx, kind, id));
      work.loop.wake();
    },
    history: async (kind, id) => (await askCentral(current(), (client) => client.config.history({ kind, id }))).versions,
  };
}

/** Why a macro is refused comes as a code; here it is put into the agent's language. */
function faultInWords<T>(request: Promise<T>, language: Language): Promise<T> {
  return request.catch((error: unknown) => {
    const problem = error instanceof CodedError && error.code === 'CONFIG_REFUSED' ? String(error.data.problem) : '';
    if (!Object.hasOwn(macroFaultText, problem)) throw error;
    throw new CodedError('CONFIG_REFUSED', { problem: say(language, macroFaultText[problem as keyof typeof macroFaultText]) }, { cause: error });
  });
}

/** What the central API took is shown at once: the next change of the same row stands on it, whenever the pull comes. */
function keep({ profile }: Work, { kind, row }: ConfigRow, rev: number): void {
  profile.store.write((tx) => {
    if (directoryRev(tx, kind, row.id) < rev) putDirectory(tx, kind, { ...row, rev });
  });
}
