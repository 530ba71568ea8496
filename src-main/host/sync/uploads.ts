import { attachmentPath } from '#shared/contract/central/attachments.ts';
import { CodedError } from '#shared/contract/errors.ts';
import type { AttachmentRef } from '#shared/domain/ticket/ticket.ts';
import { putAttachment } from '../store/attachment-store.ts';
import type { SyncContext } from './sync-context.ts';

export type UploadContext = Pick<SyncContext, 'profile' | 'session' | 'log'>;
export type UploadProgress = { readonly hash: string; readonly sent: number; readonly total: number };

export type Uploads = {
  /**
   * Sends the contents that the server does not have. Returns once the server has all that it would take; what it refuses for
   * good, and what cannot be read here, is left to its command's outcome. Throws when it cannot be reached, and INTERNAL when
   * it breaks on a content.
   */
  send(context: UploadContext, attachments: readonly AttachmentRef[]): Promise<void>;
  progressOf(hash: string): UploadProgress | null;
};

const PIECE = 64 * 1024;
const TIMEOUT_MS = 600_000;

export function createUploads(): Uploads {
  const progress = new Map<string, UploadProgress>();

  const put = async (context: UploadContext, { hash, mime }: AttachmentRef): Promise<void> => {
    const bytes = await context.profile.attachments.all(hash).catch(() => null);
    if (bytes === null) {
      context.log.error('attachment not readable here', { hash });
      return;
    }
    const response = await context.session.withToken(async (token) => {
      const request: RequestInit & { duplex: 'half' } = {
        method: 'PUT',
        headers: { authorization: `Bearer ${token}`, 'content-type': mime, 'content-length': String(bytes.length) },
        body: inPieces(bytes, (sent) => progress.set(hash, { hash, sent, total: bytes.length })),
        duplex: 'half',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      };
      const answer = await context.session.fetch(context.session.serverUrl + attachmentPath(hash), request);
      if (answer.status === 401) throw new CodedError('UNAUTHENTICATED');
      return answer;
    });
    if (response.ok) {
      progress.set(hash, { hash, sent: bytes.length, total: bytes.length });
      markUploaded(context, [hash]);
      return;
    }
    const forGood = response.status >= 400 && response.status < 500 && response.status !== 408 && response.status !== 429;
    context.log.warn('attachment not taken', { status: response.status });
    if (!forGood) throw new CodedError(response.status === 500 ? 'INTERNAL' : 'UNAVAILABLE');
  };

  return {
    send: async (context, attachments) => {
      // Asked each time: what was sent once and never used, since its command was refused, the server keeps for a day only.
      const open = new Map(attachments.map((ref) => [ref.hash, ref]));
      if (open.size === 0) return;
      const { missing } = await context.session.withClient((client) => client.attachments.missing({ hashes: [...open.keys()] }));
      markUploaded(
        context,
        [...open.keys()].filter((hash) => !missing.includes(hash)),
      );
      for (const hash of missing) {
        const ref = open.get(hash);
        if (ref !== undefined && context.profile.attachments.has(hash)) await put(context, ref);
      }
    },
    progressOf: (hash) => progress.get(hash) ?? null,
  };
}

function markUploaded({ profile }: Pick<SyncContext, 'profile'>, hashes: readonly string[]): void {
  if (hashes.length === 0) return;
  profile.store.write((tx) => {
    for (const hash of hashes) putAttachment(tx, hash, 'application/octet-stream', profile.attachments.size(hash) ?? 0, true);
  });
}

function inPieces(bytes: Uint8Array, onSent: (sent: number) => void): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream({
    pull: (controller) => {
      onSent(sent);
      if (sent >= bytes.length) {
        controller.close();
        return;
      }
      controller.enqueue(bytes.subarray(sent, sent + PIECE));
      sent += PIECE;
    },
  });
}
