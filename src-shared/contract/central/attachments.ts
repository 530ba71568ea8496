/**
 * Attachment bytes, beside the oRPC contract because they are not JSON.
 *
 *     PUT /api/v1/attachments/<sha256>   body: the bytes, at most 20 MB; `Content-Type`: their type
 *         201 stored, 200 was there; 413 PAYLOAD_TOO_LARGE, 422 ATTACHMENT_CHANGED when the hash differs, ATTACHMENT_EMPTY
 *     GET /api/v1/attachments/<sha256>   the bytes, always `Content-Disposition: attachment` and `X-Content-Type-Options: nosniff`
 *         404 NOT_FOUND when absent or not visible to the agent
 *
 * Both want `Authorization: Bearer`. Errors are JSON `{ code, data }` with a code of the registry.
 */
export const attachmentPath = (hash: string): string => `/api/v1/attachments/${hash}`;

/** Types that are shown as a picture when their first bytes say so; everything else is only offered for saving. */
export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const;
