import { backOffMs } from '#shared/base/back-off.ts';
import { LIMITS } from '#shared/contract/schemas.ts';
import type { AttachmentRef } from '#shared/domain/ticket/ticket.ts';
import { after, hashOf, newId, random } from './browser.ts';
import { type ChatApi, worthRetrying } from './chat-api.ts';
import type { StateHolder, Upload } from './chat-state.ts';

const BACK_OFF = { firstMs: 2_000, maxMs: 20_000 };

export type FileRefusal = { readonly kind: 'tooLarge' | 'empty'; readonly name: string } | { readonly kind: 'tooMany' };

export type Uploads = {
  /** Starts sending the files; answers why some were not taken. */
  add(files: readonly File[]): FileRefusal[];
  cancel(id: string): void;
  retry(id: string): void;
  /** What is ready, taken out of the tray; null while one is not. */
  take(): AttachmentRef[] | null;
};

export function createUploads(api: ChatApi, state: StateHolder): Uploads {
  const aborts = new Map<string, AbortController>();
  const change = (id: string, progress: Upload['progress']): void =>
    state.set({ uploads: state.get().uploads.map((upload) => (upload.id === id ? { ...upload, progress } : upload)) });

  async function run(id: string, file: File, attempt: number): Promise<void> {
    const abort = new AbortController();
    aborts.set(id, abort);
    change(id, { kind: 'uploading', percent: 0 });
    const bytes = await file.arrayBuffer().catch(() => null);
    if (bytes === null) return change(id, { kind: 'failed', code: 'NO_ANSWER' });
    const hash = await hashOf(bytes);
    if (abort.signal.aborted) return;
    const answer = await api.upload(file, hash, abort.signal, (sent) =>
      change(id, { kind: 'uploading', percent: Math.floor((100 * sent) / file.size) }),
    );
    if (abort.signal.aborted) return;
    if (answer.ok) {
      const name = file.name.replaceAll('\u0000', '').slice(-LIMITS.fileName) || 'file';
      return change(id, { kind: 'done', ref: { hash, name, mime: (file.type || 'application/octet-stream').slice(0, 127), size: file.size } });
    }
    if (!worthRetrying(answer.problem)) return change(id, { kind: 'failed', code: answer.problem.code });
    change(id, { kind: 'waiting' });
    const waitMs = answer.problem.seconds === null ? backOffMs(BACK_OFF, attempt, random()) : answer.problem.seconds * 1_000;
    const timer = after(waitMs, () => void run(id, file, attempt + 1));
    abort.signal.addEventListener('abort', () => timer.cancel(), { once: true });
  }

  return {
    add(files) {
      const refusals: FileRefusal[] = [];
      for (const file of files) {
        if (file.size > LIMITS.attachmentBytes) refusals.push({ kind: 'tooLarge', name: file.name });
        else if (file.size === 0) refusals.push({ kind: 'empty', name: file.name });
        else if (state.get().uploads.length >= LIMITS.attachmentsPerMessage) return [...refusals, { kind: 'tooMany' }];
        else {
          const id = newId();
          state.set({ uploads: [...state.get().uploads, { id, file, progress: { kind: 'uploading', percent: 0 } }] });
          void run(id, file, 1);
        }
      }
      return refusals;
    },
    cancel(id) {
      aborts.get(id)?.abort();
      aborts.delete(id);
      state.set({ uploads: state.get().uploads.filter((upload) => upload.id !== id) });
    },
    retry(id) {
      const upload = state.get().uploads.find((one) => one.id === id);
      if (upload === undefined) return;
      aborts.get(id)?.abort();
      void run(id, upload.file, 1);
    },
    take() {
      const refs = state.get().uploads.map((upload) => (upload.progress.kind === 'done' ? upload.progress.ref : null));
      if (refs.includes(null)) return null;
      state.set({ uploads: [] });
      return refs as AttachmentRef[];
    },
  };
}
