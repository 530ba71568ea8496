import type { Readable } from 'node:stream';
import type { Clock } from '#shared/base/clock.ts';
import { CodedError } from '#shared/contract/errors.ts';
import { LIMITS } from '#shared/contract/schemas.ts';
import type { Database, Trx } from '../../db/database.ts';
import type { RequestContext } from '../../db/request-context.ts';
import { readWorkspace, withWorkspace } from '../../db/with-workspace.ts';
import { claimKnownHashes, findVisibleAttachment, insertAttachment, lockContent, type StoredAttachment } from './attachment-repository.ts';
import type { AttachmentStore } from './attachment-store.ts';
import { sniffMime } from './sniff-mime.ts';

export type AttachmentParts = { readonly db: Database; readonly clock: Clock; readonly attachments: AttachmentStore };

export type Upload = {
  readonly workspaceId: string;
  /** 64 lower-case hex digits: what the bytes must hash to. */
  readonly hash: string;
  readonly declaredMime: string;
  readonly bytes: Readable;
  /** The agent; null for a visitor. */
  readonly uploadedById: string | null;
};

/** Streams an upload to disk and makes it known to the workspace. Throws PAYLOAD_TOO_LARGE, ATTACHMENT_EMPTY, ATTACHMENT_CHANGED, UNAVAILABLE. */
export async function receiveAttachment(parts: AttachmentParts, upload: Upload): Promise<StoredAttachment & { readonly isNew: boolean }> {
  const received = await parts.attachments.receive(upload.hash, upload.bytes, LIMITS.attachmentBytes);
  const stored: StoredAttachment = { hash: upload.hash, size: received.size, mime: sniffMime(received.head, upload.declaredMime) };
  const isNew = await withWorkspace(parts.db, upload.workspaceId, async (trx) => {
    await lockContent(trx, upload.hash);
    const added = await insertAttachment(trx, upload.workspaceId, { ...stored, uploadedById: upload.uploadedById, now: parts.clock.now() });
    // The same bytes, unused elsewhere, may have been taken away since they were written.
    if (!(await parts.attachments.has(upload.hash))) throw new CodedError('UNAVAILABLE');
    return added;
  });
  return { ...stored, isNew };
}

/** Throws NOT_FOUND for a content that is not there or that the agent may not see: the two look the same. */
export async function describeAttachment(parts: Pick<AttachmentParts, 'db'>, context: RequestContext, hash: string): Promise<StoredAttachment> {
  const found = await readWorkspace(parts.db, context.workspaceId, (trx) => findVisibleAttachment(trx, context.actor, hash));
  if (found === undefined) throw new CodedError('NOT_FOUND');
  return found;
}

/** The bytes with their description. Throws NOT_FOUND. */
export async function openAttachment(parts: AttachmentParts, context: RequestContext, hash: string): Promise<StoredAttachment & { bytes: Readable }> {
  const found = await describeAttachment(parts, context, hash);
  const content = await parts.attachments.read(hash);
  if (content === null) throw new CodedError('NOT_FOUND');
  return { ...found, size: content.size, bytes: content.bytes };
}

/** Those of `hashes` that the agent may see; they are kept for what is to carry them in this transaction. */
export async function keepAttachments(trx: Trx, context: RequestContext, hashes: readonly string[], now: number): Promise<Set<string>> {
  const visible: string[] = [];
  for (const hash of new Set(hashes)) if ((await findVisibleAttachment(trx, context.actor, hash)) !== undefined) visible.push(hash);
  return claimKnownHashes(trx, visible, now);
}

/** Those of `hashes` that the workspace has no content for; the others are kept for the message that is to come. */
export async function missingAttachments(
  parts: Pick<AttachmentParts, 'db' | 'clock'>,
  workspaceId: string,
  hashes: readonly string[],
): Promise<string[]> {
  const known = await withWorkspace(parts.db, workspaceId, (trx) => claimKnownHashes(trx, hashes, parts.clock.now()));
  return [...new Set(hashes)].filter((hash) => !known.has(hash));
}
