import type { FromHost, ToHost } from './host-messages.ts';
import type { SecretFile } from './secret-file.ts';

type SecretAnswer = Extract<ToHost, { type: 'secretAnswer' }>;

/** The answer to one request of the host; null when it was not about secrets. A failure says that it failed and nothing of the secret. */
export function answerSecret(secrets: SecretFile, request: FromHost): SecretAnswer | null {
  try {
    switch (request.type) {
      case 'secretGet':
        return { type: 'secretAnswer', id: request.id, ok: true, value: secrets.get(request.name) };
      case 'secretSet':
        secrets.set(request.name, request.value);
        return { type: 'secretAnswer', id: request.id, ok: true, value: null };
      case 'secretDelete':
        secrets.delete(request.name);
        return { type: 'secretAnswer', id: request.id, ok: true, value: null };
      default:
        return null;
    }
  } catch {
    return 'id' in request ? { type: 'secretAnswer', id: request.id, ok: false, value: null } : null;
  }
}
