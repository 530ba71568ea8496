import type { Mapping } from '#shared/contract/customer-schemas.ts';
import type { HostClient } from '../../host-client/host-context.tsx';
import { useImport } from './import-store.ts';

/** A whole number of base64 groups, below the 256 KB that one piece may have. */
const CHUNK_BYTES = 192 * 1024;

/** Sends the rest of the file and has it read. After a failure the same goes on where it stopped. */
export async function uploadAndRead(host: HostClient): Promise<void> {
  const { file, kind } = useImport.getState();
  if (file === null) return;
  await step('uploading', async () => {
    if (useImport.getState().importId === null) {
      const { importId } = await host.customer.imports.begin({ kind, fileName: file.name.slice(-200), size: file.size });
      useImport.setState({ importId, sent: 0 });
    }
    for (;;) {
      const { importId, sent, file: still } = useImport.getState();
      // Another file was chosen meanwhile.
      if (importId === null || still !== file) return;
      if (sent >= file.size) break;
      const bytes = new Uint8Array(await file.slice(sent, sent + CHUNK_BYTES).arrayBuffer());
      const { received } = await host.customer.imports.chunk({ importId, offset: sent, base64: base64Of(bytes) });
      if (useImport.getState().file === file) useImport.setState({ sent: received });
    }
  });
  if (useImport.getState().problem === null) await readWith(host, null);
}

/** Has the first rows read with this mapping; null: the one that the server suggests. */
export async function readWith(host: HostClient, mapping: Mapping | null): Promise<void> {
  const { importId, file } = useImport.getState();
  if (importId === null) return;
  await step('reading', async () => {
    const preview = await host.customer.imports.preview({ importId, mapping });
    if (useImport.getState().file === file) useImport.setState({ preview, mapping: preview.mapping });
  });
}

export async function runImport(host: HostClient): Promise<void> {
  const { importId, mapping } = useImport.getState();
  if (importId === null || mapping === null) return;
  await step('starting', async () => useImport.setState({ status: await host.customer.imports.run({ importId, mapping }) }));
}

/** Asks how far it is; what cannot be asked now is asked again. */
export async function lookAtImport(host: HostClient, importId: string): Promise<void> {
  const status = await host.customer.imports.status({ importId });
  if (useImport.getState().importId === importId) useImport.setState({ status });
}

async function step(busy: 'uploading' | 'reading' | 'starting', work: () => Promise<void>): Promise<void> {
  useImport.setState({ busy, problem: null });
  try {
    await work();
    useImport.setState({ busy: null });
  } catch (problem) {
    useImport.setState({ busy: null, problem });
  }
}

/** In pieces: a call takes only so many arguments. */
export function base64Of(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8_192) binary += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(binary);
}
