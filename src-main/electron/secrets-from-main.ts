import { CodedError } from '#shared/contract/errors.ts';
import type { Secrets } from '../host/ports/host-ports.ts';
import type { FromHost, ToHost } from './host-messages.ts';

type Waiting = { resolve(value: string | null): void; reject(error: Error): void };
export type SecretsFromMain = Secrets & { answer(message: Extract<ToHost, { type: 'secretAnswer' }>): void };

/** The host's side of the secrets: each request waits for main's answer of the same number. */
export function createSecretsFromMain(backend: string, send: (message: FromHost) => void): SecretsFromMain {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  const ask = (make: (id: number) => FromHost): Promise<string | null> =>
    new Promise((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      send(make(lastId));
    });
  return {
    backend,
    get: (name) => ask((id) => ({ type: 'secretGet', id, name })),
    set: async (name, value) => void (await ask((id) => ({ type: 'secretSet', id, name, value }))),
    delete: async (name) => void (await ask((id) => ({ type: 'secretDelete', id, name }))),
    answer({ id, ok, value }) {
      const request = waiting.get(id);
      waiting.delete(id);
      if (ok) request?.resolve(value);
      else request?.reject(new CodedError('INTERNAL'));
    },
  };
}
