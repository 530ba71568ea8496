import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';

/** What the system offers to keep secrets with. `backend` null: nothing that deserves the name. */
export type Cipher = { readonly backend: string | null; encrypt(text: string): Buffer; decrypt(bytes: Buffer): string };

export type SecretFile = {
  /** Recorded beside the secrets; `memory` means that they end with the program. */
  readonly backend: string;
  get(name: string): string | null;
  set(name: string, value: string): void;
  delete(name: string): void;
};

const zFile = z.object({ backend: z.string(), items: z.record(z.string(), z.base64()) });

/**
 * Secrets in one file, each encrypted by the system's keychain; without a keychain only in memory, never in the open.
 * A file of another backend, or one that no longer decrypts, holds nothing for us: the agent signs in again.
 */
export function openSecretFile(path: string, cipher: Cipher): SecretFile {
  const backend = cipher.backend;
  if (backend === null) return inMemory();
  const items = new Map(Object.entries(read(path, backend)));

  function write(): void {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const temporary = `${path}.new`;
    const file = openSync(temporary, 'w', 0o600);
    try {
      writeSync(file, JSON.stringify({ backend, items: Object.fromEntries(items) }));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  }

  return {
    backend,
    get(name) {
      const item = items.get(name);
      if (item === undefined) return null;
      try {
        return cipher.decrypt(Buffer.from(item, 'base64'));
      } catch {
        return null;
      }
    },
    set(name, value) {
      items.set(name, cipher.encrypt(value).toString('base64'));
      write();
    },
    delete(name) {
      if (items.delete(name)) write();
    },
  };
}

function read(path: string, backend: string): Record<string, string> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return {};
  }
  const parsed = zFile.safeParse(parseJson(text));
  return parsed.success && parsed.data.backend === backend ? parsed.data.items : {};
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function inMemory(): SecretFile {
  const items = new Map<string, string>();
  return {
    backend: 'memory',
    get: (name) => items.get(name) ?? null,
    set: (name, value) => void items.set(name, value),
    delete: (name) => void items.delete(name),
  };
}
