import { LIMITS } from '#shared/contract/schemas.ts';

export type PickedFile = { readonly file: File; readonly name: string };
export type PickedFiles = {
  readonly accepted: readonly PickedFile[];
  readonly tooLarge: readonly string[];
  readonly empty: readonly string[];
  readonly tooMany: readonly string[];
};

/** Sorts what was chosen, pasted or dropped by the limits of a message that has `already` attachments. */
export function pickFiles(files: readonly File[], already: number): PickedFiles {
  const accepted: PickedFile[] = [];
  const tooLarge: string[] = [];
  const empty: string[] = [];
  const tooMany: string[] = [];
  for (const file of files) {
    const name = cleanName(file.name);
    if (file.size === 0) empty.push(name);
    else if (file.size > LIMITS.attachmentBytes) tooLarge.push(name);
    else if (already + accepted.length >= LIMITS.attachmentsPerMessage) tooMany.push(name);
    else accepted.push({ file, name });
  }
  return { accepted, tooLarge, empty, tooMany };
}

/** A name without control and direction marks; too long: the end, with its extension, stays. */
function cleanName(name: string): string {
  const clean = name.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '').trim() || 'file';
  const letters = [...clean];
  if (clean.length <= LIMITS.fileName) return clean;
  const dot = clean.lastIndexOf('.');
  const extension = dot > 0 && clean.length - dot <= 12 ? clean.slice(dot) : '';
  let head = '';
  for (const letter of letters) {
    if (head.length + letter.length + extension.length > LIMITS.fileName) break;
    head += letter;
  }
  return head + extension;
}
