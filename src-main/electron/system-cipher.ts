import { safeStorage } from 'electron';
import type { Cipher } from './secret-file.ts';

/** Backends of Linux that keep nothing secret: a key that is in every copy of the program. */
const NO_BACKENDS: readonly string[] = ['basic_text', 'unknown'];

function backendName(): string | null {
  if (!safeStorage.isEncryptionAvailable()) return null;
  if (process.platform === 'darwin') return 'keychain';
  if (process.platform === 'win32') return 'dpapi';
  // Older runtimes cannot name it; there `isEncryptionAvailable` already excludes the plain one.
  const name = typeof safeStorage.getSelectedStorageBackend === 'function' ? safeStorage.getSelectedStorageBackend() : 'keyring';
  return NO_BACKENDS.includes(name) ? null : name;
}

/** The system's keychain; ask only after the app is ready. */
export function createSystemCipher(): Cipher {
  return {
    backend: backendName(),
    encrypt: (text) => safeStorage.encryptString(text),
    decrypt: (bytes) => safeStorage.decryptString(bytes),
  };
}
