import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Contents on the disk, each under its own hash. */
export type AttachmentFiles = {
  has(hash: string): boolean;
  size(hash: string): number | null;
  read(hash: string, offset: number, length: number): Buffer;
  all(hash: string): Promise<Buffer>;
  /** Adds bytes to an upload that began here; the offset must be its length so far. */
  append(uploadId: string, offset: number, bytes: Uint8Array): number;
  /** Flushes the upload and puts it under its hash. */
  finish(uploadId: string): { hash: string; size: number };
  /** Keeps bytes that were fetched. */
  keep(hash: string, bytes: Uint8Array): void;
  discard(uploadId: string): void;
};

export function attachmentFiles(folder: string): AttachmentFiles {
  const uploads = join(folder, 'uploads');
  rmSync(uploads, { recursive: true, force: true });
  mkdirSync(uploads, { recursive: true, mode: 0o700 });
  const pathOf = (hash: string): string => join(folder, hash.slice(0, 2), hash);
  const uploadOf = (uploadId: string): string => join(uploads, uploadId);

  const settle = (from: string, hash: string): void => {
    mkdirSync(join(folder, hash.slice(0, 2)), { recursive: true, mode: 0o700 });
    renameSync(from, pathOf(hash));
    flushFolder(join(folder, hash.slice(0, 2)));
  };
  const writeAt = (path: string, offset: number, bytes: Uint8Array): void => {
    const file = openSync(path, offset === 0 ? 'w' : 'r+', 0o600);
    try {
      if (offset > 0) ftruncateSync(file, offset);
      writeSync(file, bytes, 0, bytes.length, offset);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  };
  return {
    has: (hash) => existsSync(pathOf(hash)),
    size: (hash) => statSync(pathOf(hash), { throwIfNoEntry: false })?.size ?? null,
    read: (hash, offset, length) => {
      const file = openSync(pathOf(hash), 'r');
      try {
        const bytes = Buffer.alloc(length);
        return bytes.subarray(0, readSync(file, bytes, 0, length, offset));
      } finally {
        closeSync(file);
      }
    },
    all: (hash) => readFile(pathOf(hash)),
    append: (uploadId, offset, bytes) => {
      writeAt(uploadOf(uploadId), offset, bytes);
      return offset + bytes.length;
    },
    finish: (uploadId) => {
      const path = uploadOf(uploadId);
      const { hash, size } = hashFile(path);
      settle(path, hash);
      return { hash, size };
    },
    keep: (hash, bytes) => {
      const path = uploadOf(hash);
      writeAt(path, 0, bytes);
      settle(path, hash);
    },
    discard: (uploadId) => rmSync(uploadOf(uploadId), { force: true }),
  };
}

function hashFile(path: string): { hash: string; size: number } {
  const digest = createHash('sha256');
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(1024 * 1024);
    let size = 0;
    for (;;) {
      const count = readSync(file, bytes, 0, bytes.length, size);
      if (count === 0) return { hash: digest.digest('hex'), size };
      digest.update(bytes.subarray(0, count));
      size += count;
    }
  } finally {
    closeSync(file);
  }
}

/** A rename is only on the disk once its folder is; Windows cannot flush one and does not need it. */
function flushFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
