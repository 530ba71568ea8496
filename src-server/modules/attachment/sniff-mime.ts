import { PICTURE_TYPES } from '#shared/contract/central/attachments.ts';

const UNKNOWN = 'application/octet-stream';
const MIME = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,62}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,62}$/;

type PictureType = (typeof PICTURE_TYPES)[number];

/** How many first bytes `sniffMime` wants. */
export const SNIFF_BYTES = 16;

function pictureType(head: Uint8Array): PictureType | null {
  const bytes = Buffer.from(head);
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'image/png';
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg';
  const text = bytes.toString('latin1');
  if (text.startsWith('GIF87a') || text.startsWith('GIF89a')) return 'image/gif';
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'image/webp';
  return null;
}

/** The type to keep: of a picture what its bytes say, of anything else what the sender declared, unless that claims a picture. */
export function sniffMime(head: Uint8Array, declared: string): string {
  const sniffed = pictureType(head);
  if (sniffed !== null) return sniffed;
  const bare = (declared.split(';')[0] ?? '').trim().toLowerCase();
  return !MIME.test(bare) || bare.startsWith('image/') ? UNKNOWN : bare;
}

/** The type to answer with: a browser may show pictures, everything else is only bytes to it. */
export function servedMime(mime: string): string {
  return (PICTURE_TYPES as readonly string[]).includes(mime) ? mime : UNKNOWN;
}
