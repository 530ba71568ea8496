import { create } from 'zustand';
import type { ImportKind, ImportPreview, ImportStatus, Mapping } from '#shared/contract/customer-schemas.ts';

/** Where the import of this window stands; what was chosen stays through a look elsewhere and a time offline. */
export type ImportDraft = {
  readonly kind: ImportKind;
  readonly file: File | null;
  /** Given by the server once the upload began; the bytes that it has so far. */
  readonly importId: string | null;
  readonly sent: number;
  readonly preview: ImportPreview | null;
  readonly mapping: Mapping | null;
  readonly status: ImportStatus | null;
  readonly busy: 'uploading' | 'reading' | 'starting' | null;
  readonly problem: unknown;
};

export const noImport: ImportDraft = {
  ...{ kind: 'customers', file: null, importId: null, sent: 0, preview: null, mapping: null, status: null, busy: null, problem: null },
};

export const useImport = create<ImportDraft>()(() => noImport);

/** Another kind or file is another import. */
export function chooseImport(patch: Partial<Pick<ImportDraft, 'kind' | 'file'>>): void {
  const { kind, file } = useImport.getState();
  useImport.setState({ ...noImport, kind, file, ...patch });
}
