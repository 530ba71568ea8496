import { LIMITS } from './schemas.ts';

/** Controls, and marks that turn the reading direction: they hide what a file is. */
const HIDING = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu;

/** A name to show and to offer for saving; never a path. The content itself is stored under its hash. */
export function safeFileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replace(HIDING, '')
    .replace(/[<>:"|?*]/g, '_')
    .trim()
    .replace(/^\.+/, '')
    .replace(/[. ]+$/, '');
  if (clean === '') return 'file';
  if (clean.length <= LIMITS.fileName) return clean;
  const dot = clean.lastIndexOf('.');
  const ending = dot > 0 && clean.length - dot <= 12 ? clean.slice(dot) : '';
  // The cut may leave half a letter, which no store can hold.
  return clean.slice(0, LIMITS.fileName - ending.length).replace(/\p{Cs}$/u, '') + ending;
}
