import { useCallback, useEffect, useState } from 'react';
import type { AttachmentRef } from '#shared/domain/ticket/ticket.ts';
import { useHost } from '../../host-client/host-context.tsx';
import { readAttachment } from '../../state/attachment-bytes.ts';
import { browserClock } from '../../state/clock.ts';
import { errorCodeOf } from '../../state/use-error-text.ts';

export type FileProblem = 'offline' | 'failed';
export type Picture = { readonly state: 'waiting' | 'none' } | { readonly state: 'shown'; readonly url: string } | { readonly state: FileProblem };

/** Larger pictures are not fetched by themselves: they can be saved. */
export const THUMBNAIL_UP_TO = 10 * 1024 * 1024;

/** After this the browser has long taken hold of the bytes it saves. */
const SAVE_TAKES_AT_MOST_MS = 60_000;

export const looksLikePicture = (ref: AttachmentRef): boolean => ref.mime.startsWith('image/') && ref.size <= THUMBNAIL_UP_TO;

const problemOf = (error: unknown): FileProblem => (errorCodeOf(error) === 'NEEDS_NETWORK' ? 'offline' : 'failed');

/** The picture of an attachment as an address for `<img>`, released when the component goes. `wanted`: it is in sight. */
export function usePicture(ref: AttachmentRef, wanted: boolean): Picture & { retry(): void } {
  const host = useHost();
  const [picture, setPicture] = useState<Picture>({ state: 'waiting' });
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt reads again.
  useEffect(() => {
    if (!wanted) return;
    const abort = new AbortController();
    let url: string | null = null;
    readAttachment(host, ref, { signal: abort.signal, onlyPicture: true }).then(
      (read) => {
        if (abort.signal.aborted) return;
        if (read === null) return setPicture({ state: 'none' });
        url = URL.createObjectURL(read.blob);
        setPicture({ state: 'shown', url });
      },
      (error: unknown) => {
        if (!abort.signal.aborted) setPicture({ state: problemOf(error) });
      },
    );
    return () => {
      abort.abort();
      if (url !== null) URL.revokeObjectURL(url);
      setPicture({ state: 'waiting' });
    };
  }, [host, ref.hash, wanted, attempt]);

  const retry = useCallback(() => setAttempt((value) => value + 1), []);
  return { ...picture, retry };
}

export type Saving = 'idle' | 'busy' | FileProblem;

/** Fetches an attachment and hands it to the browser's own saving. */
export function useSaveFile(ref: AttachmentRef): { saving: Saving; save(): void } {
  const host = useHost();
  const [saving, setSaving] = useState<Saving>('idle');
  const save = useCallback(() => {
    setSaving('busy');
    readAttachment(host, ref, { signal: new AbortController().signal, onlyPicture: false }).then(
      (read) => {
        setSaving('idle');
        if (read === null) return;
        const url = URL.createObjectURL(new Blob([read.blob], { type: 'application/octet-stream' }));
        const link = document.createElement('a');
        link.href = url;
        link.download = ref.name;
        link.click();
        browserClock.after(SAVE_TAKES_AT_MOST_MS, () => URL.revokeObjectURL(url));
      },
      (error: unknown) => setSaving(problemOf(error)),
    );
  }, [host, ref]);
  return { saving, save };
}
