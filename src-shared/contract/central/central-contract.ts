import * as z from 'zod';
import { zChange } from '../change-schemas.ts';
import { zCommand, zOutcome } from '../command-schemas.ts';
import { errorMap } from '../error-map.ts';
import { LIMITS, zAgent, zAttachmentRef, zHash, zId, zText, zTime, zWorkspace } from '../schemas.ts';
import { open, signedIn } from './central-base.ts';
import { configContract } from './config-contract.ts';
import { customersContract } from './customers-contract.ts';
import { metricsContract } from './metrics-contract.ts';
import { surveysContract } from './surveys-contract.ts';
import { templatesContract } from './templates-contract.ts';

/** Everything under `/api/v1`. Attachments' bytes and the live channel travel beside it (`attachments.ts`, `live.ts`). */
export const CENTRAL_PREFIX = '/api/v1';

const zTokens = z.object({
  /** Sent as `Authorization: Bearer`. */
  accessToken: z.string(),
  accessExpiresAt: zTime,
  /** Used once, for the next pair. */
  refreshToken: z.string(),
});

const zSession = zTokens.extend({
  deviceId: zId,
  agent: zAgent,
  workspace: zWorkspace,
  serverTime: zTime,
  /** Highest `deviceSeq` the server has an outcome for on this device. */
  lastDeviceSeq: z.int().nonnegative(),
});
export type Session = z.infer<typeof zSession>;

export const centralContract = {
  server: {
    info: open
      .route({ method: 'GET', path: '/server', summary: 'Who answers here, and which wire it speaks', tags: ['server'] })
      .output(
        z.object({ product: z.literal('tanggap'), version: z.string(), contractVersion: z.int(), oldestSupported: z.int(), serverTime: zTime }),
      ),
  },
  session: {
    signIn: open
      .errors(errorMap('SIGN_IN_FAILED', 'SIGN_IN_THROTTLED', 'DEVICE_REVOKED'))
      .route({ method: 'POST', path: '/session', summary: 'Sign in and enrol or find the device', tags: ['session'] })
      .input(
        z.object({
          email: zText(254).trim().min(3),
          password: z.string().min(1).max(200),
          device: z.object({
            /** Absent on the first sign-in, or when the local file was lost: a new device is enrolled. */
            id: zId.optional(),
            name: zText(120).min(1),
            platform: zText(60).min(1),
          }),
          contractVersion: z.int().positive(),
        }),
      )
      .output(zSession),
    refresh: open
      .errors(errorMap('UNAUTHENTICATED', 'DEVICE_REVOKED'))
      .route({ method: 'POST', path: '/session/refresh', summary: 'Exchange a refresh token for a new pair', tags: ['session'] })
      .input(z.object({ refreshToken: z.string().min(1).max(200) }))
      .output(zTokens.extend({ serverTime: zTime })),
    signOut: signedIn
      .route({ method: 'DELETE', path: '/session', summary: 'End the session', tags: ['session'] })
      .output(z.object({ serverTime: zTime })),
    me: signedIn
      .route({ method: 'GET', path: '/session', summary: 'Who is signed in', tags: ['session'] })
      .output(z.object({ agent: zAgent, workspace: zWorkspace, deviceId: zId, lastDeviceSeq: z.int().nonnegative(), serverTime: zTime })),
  },
  sync: {
    push: signedIn
      .route({ method: 'POST', path: '/sync/push', summary: 'Send commands in device order; each gets exactly one outcome', tags: ['sync'] })
      .input(
        z.object({
          commands: z.array(zCommand).min(1).max(LIMITS.pushCommands),
          /** Numbers of commands that this device has set aside for a person, so that those after them are no gap. */
          parkedSeqs: z.array(z.int().positive()).max(500),
        }),
      )
      .output(
        z.object({
          outcomes: z.array(zOutcome),
          /** Why the commands after the last outcome were not processed; null: all were. */
          stopped: z
            .discriminatedUnion('reason', [
              z.object({ reason: z.literal('gap'), expected: z.int().positive() }),
              z.object({ reason: z.literal('conflict'), commandId: zId }),
              z.object({ reason: z.literal('failed'), commandId: zId }),
            ])
            .nullable(),
          lastDeviceSeq: z.int().nonnegative(),
          serverTime: zTime,
        }),
      ),
    pull: signedIn
      .errors(errorMap('CURSOR_INVALID', 'CURSOR_TOO_OLD'))
      .route({ method: 'GET', path: '/sync/pull', summary: 'Changes after a cursor, whole transactions only', tags: ['sync'] })
      .input(z.object({ cursor: z.string().max(4_000), limit: z.coerce.number().int().min(1).max(5_000).default(1_000) }))
      .output(
        z.object({
          changes: z.array(zChange),
          cursor: z.string(),
          more: z.boolean(),
          /** Feeds this agent may see that the cursor does not know: ask for their snapshot. */
          feedsAdded: z.array(z.string()),
          /** Feeds in the cursor that this agent may no longer see: drop their tickets. The new cursor is without them. */
          feedsDropped: z.array(z.string()),
          serverTime: zTime,
        }),
      ),
    snapshot: signedIn
      .errors(errorMap('CURSOR_INVALID'))
      .route({ method: 'POST', path: '/sync/snapshot', summary: 'All rows of the feeds, in pages that can be asked for again', tags: ['sync'] })
      .input(
        z.object({
          /** Absent: every feed the agent may see. */
          feeds: z.array(z.string().max(60)).max(500).optional(),
          /** The cursor that the snapshot's feeds are joined to (for feeds added later). */
          cursor: z.string().max(4_000).optional(),
          /** From the page before; null: first page. */
          page: z.string().max(4_000).nullable(),
          limit: z.int().min(1).max(5_000).default(2_000),
        }),
      )
      .output(
        z.object({
          changes: z.array(zChange),
          next: z.string().nullable(),
          /** Pull from here once the last page is applied. It was taken before the first page was read. */
          cursor: z.string(),
          done: z.int().nonnegative(),
          total: z.int().nonnegative(),
          serverTime: zTime,
        }),
      ),
  },
  attachments: {
    missing: signedIn
      .route({ method: 'POST', path: '/attachments/missing', summary: 'Which of these contents the server does not have yet', tags: ['attachments'] })
      .input(z.object({ hashes: z.array(zHash).max(500) }))
      .output(z.object({ missing: z.array(zHash) })),
    describe: signedIn
      .route({ method: 'GET', path: '/attachments/{hash}/info', summary: 'Size and type of a stored content', tags: ['attachments'] })
      .input(z.object({ hash: zHash }))
      .output(zAttachmentRef.pick({ hash: true, mime: true, size: true })),
  },
  config: configContract,
  customers: customersContract,
  templates: templatesContract,
  metrics: metricsContract,
  surveys: surveysContract,
};
export type CentralContract = typeof centralContract;
