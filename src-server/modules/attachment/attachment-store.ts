import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { CodedError } from '#shared/contract/errors.ts';
import { systemNewId } from '../../system-ids.ts';
import { SNIFF_BYTES } from './sniff-mime.ts';

export type ReceivedContent = {
  /** Bytes. */
  readonly size: number;
  /** The first bytes, for `sniffMime`. */
  readonly head: Uint8Array;
};

/** Contents by the SHA-256 of their bytes. It knows nothing of workspaces and rights: those are in the database. */
export interface AttachmentStore {
  /** Makes the folders, and removes what an earlier run left half written. */
  start(): Promise<void>;
  /**
   * Keeps the bytes under `hash` (64 lower-case hex digits) once they are complete, right and on disk.
   * Throws PAYLOAD_TOO_LARGE (`limit` in bytes), ATTACHMENT_EMPTY, ATTACHMENT_CHANGED; nothing is kept then.
   */
  receive(hash: string, bytes: Readable, maxBytes: number): Promise<ReceivedContent>;
  has(hash: string): Promise<boolean>;
  /** The bytes, or null when they are not here. */
  read(hash: string): Promise<{ readonly size: number; readonly bytes: Readable } | null>;
  remove(hash: string): Promise<void>;
}

export function createAttachmentStore(folder: string): AttachmentStore {
  const partsFolder = join(folder, 'parts');
  const pathOf = (hash: string) => join(folder, hash.slice(0, 2), hash.slice(2, 4), hash);

  return {
    async start() {
      await rm(partsFolder, { recursive: true, force: true });
      await mkdir(partsFolder, { recursive: true });
    },

    async receive(hash, bytes, maxBytes) {
      const part = join(partsFolder, systemNewId());
      const file = await open(part, 'wx', 0o600);
      try {
        const received = await writeAndHash(file, bytes, maxBytes);
        if (received.size === 0) throw new CodedError('ATTACHMENT_EMPTY');
        if (received.hash !== hash) throw new CodedError('ATTACHMENT_CHANGED');
        await file.sync();
        await file.close();
        await mkdir(dirname(pathOf(hash)), { recursive: true });
        await rename(part, pathOf(hash));
        await syncFolder(dirname(pathOf(hash)));
        return { size: received.size, head: received.head };
      } catch (error) {
        await file.close().catch(() => undefined);
        await rm(part, { force: true });
        throw error;
      }
    },

    has: (hash) =>
      stat(pathOf(hash)).then(
        () => true,
        () => false,
      ),

    remove: (hash) => rm(pathOf(hash), { force: true }),

    async read(hash) {
      const found = await stat(pathOf(hash)).catch(() => null);
      return found === null ? null : { size: found.size, bytes: createReadStream(pathOf(hash)) };
    },
  };
}

async function writeAndHash(file: FileHandle, bytes: Readable, maxBytes: number) {
  const hash = createHash('sha256');
  let size = 0;
  let head = Buffer.alloc(0);
  for await (const piece of bytes) {
    const chunk = piece as Buffer;
    size += chunk.length;
    if (size > maxBytes) throw new CodedError('PAYLOAD_TOO_LARGE', { limit: maxBytes });
    if (head.length < SNIFF_BYTES) head = Buffer.concat([head, chunk]).subarray(0, SNIFF_BYTES);
    hash.update(chunk);
    await writeAll(file, chunk);
  }
  return { size, head, hash: hash.digest('hex') };
}

async function writeAll(file: FileHandle, chunk: Buffer): Promise<void> {
  let offset = 0;
  while (offset < chunk.length) offset += (await file.write(chunk, offset)).bytesWritten;
}

/** Without it a power cut may forget the renamed file. Windows cannot open folders and needs no such call. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
