import type { AttachmentRef } from '#shared/domain/ticket/ticket.ts';
import type { HostClient } from '../host-client/host-context.tsx';

export const CHUNK_BYTES = 262_144;

export type ReadBytes = {
  /** The type to show it as, vouched for by the host from the first bytes; null: not a picture. */
  readonly picture: string | null;
  readonly blob: Blob;
};

/** All bytes of an attachment through the host, chunk by chunk. With `onlyPicture`, null as soon as it turns out to be none. */
export async function readAttachment(
  host: HostClient,
  ref: AttachmentRef,
  options: { readonly signal: AbortSignal; readonly onlyPicture: boolean },
): Promise<ReadBytes | null> {
  const parts: BlobPart[] = [];
  let picture: string | null = null;
  for (let offset = 0, total = 1; offset < total; ) {
    const chunk = await host.attachment.read({ hash: ref.hash, offset, length: CHUNK_BYTES }, { signal: options.signal });
    if (options.signal.aborted) throw new DOMException('aborted', 'AbortError');
    const bytes = fromBase64(chunk.base64);
    if (bytes.length === 0 && offset < chunk.total) throw new Error('the attachment ended early');
    parts.push(bytes);
    offset += bytes.length;
    total = chunk.total;
    picture = chunk.picture;
    if (options.onlyPicture && picture === null) return null;
  }
  // What is not a vouched picture is only ever saved: no type that a browser would run.
  return { picture, blob: new Blob(parts, { type: picture ?? 'application/octet-stream' }) };
}

/** Copies a file into the host's store. `onSent` gives the bytes that are there. */
export async function uploadFile(
  host: HostClient,
  file: File,
  name: string,
  options: { readonly signal: AbortSignal; readonly onSent: (bytes: number) => void },
): Promise<AttachmentRef> {
  const { uploadId } = await host.attachment.begin({ name, mime: file.type.slice(0, 127), size: file.size }, { signal: options.signal });
  for (let offset = 0; offset < file.size; ) {
    const bytes = new Uint8Array(await file.slice(offset, offset + CHUNK_BYTES).arrayBuffer());
    options.signal.throwIfAborted();
    const { received } = await host.attachment.chunk({ uploadId, offset, base64: toBase64(bytes) }, { signal: options.signal });
    offset += bytes.length;
    options.onSent(received);
  }
  options.signal.throwIfAborted();
  return host.attachment.finish({ uploadId }, { signal: options.signal });
}

function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  // In slices: a whole chunk has more arguments than a call may take.
  for (let at = 0; at < bytes.length; at += 8_192) binary += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(binary);
}
