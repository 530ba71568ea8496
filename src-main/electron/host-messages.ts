import * as z from 'zod';

const SECRET_NAME = z.string().min(1).max(200);

/** What main tells the host's process. A port travels beside the message `port`. */
export const zToHost = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('start'),
    dataFolder: z.string().min(1),
    sqliteBinding: z.string().nullable(),
    serverUrl: z.string(),
    version: z.string(),
    secretBackend: z.string(),
    nativeNotifications: z.boolean(),
    badge: z.boolean(),
  }),
  z.strictObject({ type: z.literal('port') }),
  /** The machine woke up or was unlocked: every connection is suspect. */
  z.strictObject({ type: z.literal('resume') }),
  z.strictObject({ type: z.literal('deepLink'), url: z.string().max(200) }),
  z.strictObject({ type: z.literal('secretAnswer'), id: z.int(), ok: z.boolean(), value: z.string().nullable() }),
  z.strictObject({ type: z.literal('stop') }),
]);
export type ToHost = z.infer<typeof zToHost>;
export type HostStart = Extract<ToHost, { type: 'start' }>;

/** What the host's process asks of main. */
export const zFromHost = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('secretGet'), id: z.int(), name: SECRET_NAME }),
  z.strictObject({ type: z.literal('secretSet'), id: z.int(), name: SECRET_NAME, value: z.string().max(20_000) }),
  z.strictObject({ type: z.literal('secretDelete'), id: z.int(), name: SECRET_NAME }),
  z.strictObject({
    type: z.literal('notify'),
    notice: z.strictObject({ title: z.string().max(500), body: z.string().max(2_000), ticketId: z.uuid().nullable() }),
  }),
  z.strictObject({ type: z.literal('badge'), count: z.int().nonnegative() }),
]);
export type FromHost = z.infer<typeof zFromHost>;
