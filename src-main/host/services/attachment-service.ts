import { createHash } from 'node:crypto';
import type { IdSource } from '#shared/base/ids.ts';
import { attachmentPath, type PICTURE_TYPES } from '#shared/contract/central/attachments.ts';
import { CodedError } from '#shared/contract/errors.ts';
import { safeFileName } from '#shared/contract/file-name.ts';
import { LIMITS } from '#shared/contract/schemas.ts';
import type { AttachmentRef } from '#shared/domain/ticket/ticket.ts';
import { putAttachment } from '../store/attachment-store.ts';
import type { UploadProgress } from '../sync/uploads.ts';
import type { CurrentWork, Work } from './work.ts';

export type PictureType = (typeof PICTURE_TYPES)[number];
export type AttachmentService = {
  begin(file: { name: string; mime: string; size: number }): { uploadId: string };
  chunk(part: { uploadId: string; offset: number; base64: string }): { received: number };
  finish(uploadId: string): AttachmentRef;
  read(ask: { hash: string; offset: number; length: number }): Promise<{ base64: string; total: number; picture: PictureType | null }>;
  progress(hashes: readonly string[]): UploadProgress[];
};

const CHUNK_BYTES = 256 * 1024;
const MAX_OPEN = 20;
const LIMIT_TEXT = '20 MB';

type Upload = { readonly name: string; readonly mime: string; readonly size: number; received: number };

export function createAttachmentService(current: CurrentWork, newId: IdSource): AttachmentService {
  const uploads = new Map<string, Upload>();
  const fetching = new Map<string, Promise<void>>();
  const uploadOf = (uploadId: string): Upload => {
    const upload = uploads.get(uploadId);
    if (upload === undefined) throw new CodedError('NOT_FOUND');
    return upload;
  };
  return {
    begin: ({ name, mime, size }) => {
      const { profile } = current();
      if (size <= 0) throw new CodedError('ATTACHMENT_EMPTY');
      if (size > LIMITS.attachmentBytes) throw new CodedError('PAYLOAD_TOO_LARGE', { limit: LIMIT_TEXT });
      const oldest = uploads.size >= MAX_OPEN ? uploads.keys().next().value : undefined;
      if (oldest !== undefined) {
        uploads.delete(oldest);
        profile.attachments.discard(oldest);
      }
      const uploadId = newId();
      uploads.set(uploadId, { name: safeFileName(name), mime: safeMime(mime), size, received: 0 });
      return { uploadId };
    },
    chunk: ({ uploadId, offset, base64 }) => {
      const { profile } = current();
      const upload = uploadOf(uploadId);
      const bytes = Buffer.from(base64, 'base64');
      if (offset !== upload.received) throw new CodedError('INVALID_INPUT', { problem: `offset ${offset}, expected ${upload.received}` });
      if (bytes.length > CHUNK_BYTES || offset + bytes.length > upload.size) throw new CodedError('PAYLOAD_TOO_LARGE', { limit: LIMIT_TEXT });
      upload.received = profile.attachments.append(uploadId, offset, bytes);
      return { received: upload.received };
    },
    finish: (uploadId) => {
      const { profile } = current();
      const upload = uploadOf(uploadId);
      if (upload.received !== upload.size) throw new CodedError('INVALID_INPUT', { problem: `${upload.received} of ${upload.size} bytes` });
      const { hash, size } = profile.attachments.finish(uploadId);
      uploads.delete(uploadId);
      const mime = pictureType(profile.attachments.read(hash, 0, 16)) ?? upload.mime;
      profile.store.write((tx) => putAttachment(tx, hash, mime, size, false));
      return { hash, name: upload.name, mime, size };
    },
    read: async ({ hash, offset, length }) => {
      const work = current();
      const files = work.profile.attachments;
      if (!files.has(hash)) {
        const running = fetching.get(hash) ?? fetchAttachment(work, hash).finally(() => fetching.delete(hash));
        fetching.set(hash, running);
        await running;
      }
      const total = files.size(hash) ?? 0;
      const bytes = offset >= total ? Buffer.alloc(0) : files.read(hash, offset, Math.min(length, total - offset));
      return { base64: bytes.toString('base64'), total, picture: pictureType(files.read(hash, 0, 16)) };
    },
    progress: (hashes) => {
      const { uploads: sent, profile } = current();
      return hashes.map((hash) => sent.progressOf(hash) ?? { hash, sent: 0, total: profile.attachments.size(hash) ?? 0 });
    },
  };
}

/** Kept only when the bytes are what their name says. */
async function fetchAttachment({ session, profile }: Work, hash: string): Promise<void> {
  let response: Response;
  try {
    response = await session.withToken(async (token) => {
      const answer = await session.fetch(session.serverUrl + attachmentPath(hash), {
        headers: { authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(120_000),
      });
      if (answer.status === 401) throw new CodedError('UNAUTHENTICATED');
      return answer;
    });
  } catch (error) {
    throw new CodedError('NEEDS_NETWORK', {}, { cause: error });
  }
  if (response.status === 404) throw new CodedError('NOT_FOUND');
  if (!response.ok || Number(response.headers.get('content-length') ?? 0) > LIMITS.attachmentBytes) throw new CodedError('NEEDS_NETWORK');
  const bytes = await response.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    (error: unknown) => {
      throw new CodedError('NEEDS_NETWORK', {}, { cause: error });
    },
  );
  const whole = bytes.length <= LIMITS.attachmentBytes && createHash('sha256').update(bytes).digest('hex') === hash;
  if (!whole) throw new CodedError('NEEDS_NETWORK');
  profile.attachments.keep(hash, bytes);
  profile.store.write((tx) => putAttachment(tx, hash, 'application/octet-stream', bytes.length, true));
}

/** By the first bytes: a name or a declared type never makes a picture. */
export function pictureType(head: Uint8Array): PictureType | null {
  const text = Buffer.from(head).toString('latin1');
  if (text.startsWith('\u0089PNG\r\n\u001a\n')) return 'image/png';
  if (text.startsWith('\u00ff\u00d8\u00ff')) return 'image/jpeg';
  if (text.startsWith('GIF87a') || text.startsWith('GIF89a')) return 'image/gif';
  return text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP' ? 'image/webp' : null;
}

function safeMime(mime: string): string {
  return /^[a-z0-9][\w.+-]{0,60}\/[\w.+-]{1,60}$/i.test(mime) ? mime.toLowerCase() : 'application/octet-stream';
}
