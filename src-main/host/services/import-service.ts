import type { ImportKind, ImportPreview, ImportStatus, Mapping } from '#shared/contract/customer-schemas.ts';
import { askCentral } from './ask-central.ts';
import type { SettingsService } from './settings-service.ts';
import type { CurrentWork } from './work.ts';

/** Imports and the export run at the central API; this console only passes them on. All throw NEEDS_NETWORK and FORBIDDEN. */
export type ImportService = {
  list(): Promise<ImportStatus[]>;
  begin(ask: { kind: ImportKind; fileName: string; size: number }): Promise<{ importId: string }>;
  chunk(ask: { importId: string; offset: number; base64: string }): Promise<{ received: number }>;
  preview(importId: string, mapping: Mapping | null): Promise<ImportPreview>;
  run(importId: string, mapping: Mapping): Promise<ImportStatus>;
  status(importId: string): Promise<ImportStatus>;
  /** Whole, with reasons in the language of this console. */
  refusedFile(importId: string): Promise<{ name: string; text: string }>;
  undo(importId: string): Promise<ImportStatus>;
  exportPage(after: string | null): Promise<{ text: string; next: string | null }>;
};

export function createImportService(current: CurrentWork, settings: SettingsService): ImportService {
  return {
    list: async () => (await askCentral(current(), (client) => client.customers.imports.list())).imports,
    begin: (ask) => askCentral(current(), (client) => client.customers.imports.begin(ask)),
    chunk: (ask) => askCentral(current(), (client) => client.customers.imports.chunk(ask)),
    preview: (importId, mapping) => askCentral(current(), (client) => client.customers.imports.preview({ importId, mapping })),
    run: async (importId, mapping) => (await askCentral(current(), (client) => client.customers.imports.run({ importId, mapping }))).import,
    status: async (importId) => (await askCentral(current(), (client) => client.customers.imports.status({ importId }))).import,
    refusedFile: async (importId) => {
      const { language } = settings.get();
      const parts: string[] = [];
      for (let after = 0; ; ) {
        const page = await askCentral(current(), (client) => client.customers.imports.refusedPage({ importId, language, after }));
        parts.push(page.text);
        if (page.next === null) return { name: page.name, text: parts.join('') };
        after = page.next;
      }
    },
    undo: async (importId) => (await askCentral(current(), (client) => client.customers.imports.undo({ importId }))).import,
    exportPage: async (after) => {
      const { text, next } = await askCentral(current(), (client) => client.customers.exportPage(after === null ? {} : { after }));
      return { text, next };
    },
  };
}
