import { createIdSource } from '#shared/base/ids.ts';
import { createKeyValue, type KeyValue } from './key-value.ts';
import { sha256Hex } from './sha256.ts';

/** The page's only door to the browser's clock, timers, network, randomness and storage. */

export const now = (): number => Date.now();

export function after(delayMs: number, run: () => void): { cancel(): void } {
  const timer = setTimeout(run, delayMs);
  return { cancel: () => clearTimeout(timer) };
}

export function every(intervalMs: number, run: () => void): { cancel(): void } {
  const timer = setInterval(run, intervalMs);
  return { cancel: () => clearInterval(timer) };
}

export const random = (): number => Math.random();

export const newId = createIdSource(now, (length) => crypto.getRandomValues(new Uint8Array(length)));

export const isOnline = (): boolean => navigator.onLine;

export const request = (url: string, init: RequestInit): Promise<Response> => fetch(url, { ...init, credentials: 'omit', cache: 'no-store' });

export const openSocket = (url: string): WebSocket => new WebSocket(url);

export const keyValue = (prefix: string): KeyValue => createKeyValue(prefix, () => localStorage);

export async function hashOf(bytes: ArrayBuffer): Promise<string> {
  if (typeof crypto.subtle === 'undefined') return sha256Hex(new Uint8Array(bytes));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export type PutAnswer = { readonly status: number; readonly body: string };

/** A PUT that tells its progress, which `fetch` cannot. Status 0: no answer. Aborting rejects nothing, it answers 0. */
export function put(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: Blob,
  signal: AbortSignal,
  onProgress: (sentBytes: number) => void,
): Promise<PutAnswer> {
  return new Promise((resolve) => {
    const xhr = new XMLHttpRequest();
    xhr.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
    xhr.upload.onprogress = (event) => onProgress(event.loaded);
    xhr.onloadend = () => resolve({ status: xhr.status, body: xhr.responseText });
    signal.addEventListener('abort', () => xhr.abort(), { once: true });
    xhr.send(body);
  });
}
