import * as z from 'zod';
import { zAgentState, zId, zSeq, zTime } from '../schemas.ts';

/**
 * The live channel, `GET /api/v1/live` upgraded to a WebSocket; JSON text frames, both ways checked by these schemas.
 * It only hints: what it says may be lost or late, the truth is pulled. The first frame of a console is `hello`; a console
 * that says nothing valid within 10 s, or sends no frame for 60 s, is closed. Each side sends `ping` every 20 s.
 */
export const LIVE_PATH = '/api/v1/live';
export const LIVE_PING_MS = 20_000;
export const LIVE_SILENCE_MS = 60_000;
export const LIVE_MAX_FRAME_BYTES = 4_096;

/** Close codes of ours (4000 to 4999). */
export const LIVE_CLOSE = { badFrame: 4000, unauthenticated: 4001, silent: 4002, slow: 4003, goingAway: 4004 } as const;

export const zLiveFromConsole = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), accessToken: z.string().max(200) }),
  z.object({ type: z.literal('ping') }),
  /** The ticket in front of the agent; null: none. */
  z.object({ type: z.literal('viewing'), ticketId: zId.nullable() }),
  z.object({ type: z.literal('typing'), ticketId: zId, on: z.boolean() }),
  /** The agent has the customer's messages up to this entry in front of them: the customer may be told. */
  z.object({ type: z.literal('seen'), ticketId: zId, seq: zSeq }),
]);
export type LiveFromConsole = z.infer<typeof zLiveFromConsole>;

export const zLiveToConsole = z.discriminatedUnion('type', [
  z.object({ type: z.literal('welcome'), serverTime: zTime }),
  z.object({ type: z.literal('ping'), serverTime: zTime }),
  /** There is something to pull. */
  z.object({ type: z.literal('changed') }),
  /** Frames were dropped because this socket was slow: forget presence, pull, and ask again by `viewing`. */
  z.object({ type: z.literal('resync') }),
  /** Everyone who has the ticket in front of them, the receiver's own device left out. */
  z.object({ type: z.literal('viewers'), ticketId: zId, viewers: z.array(z.object({ agentId: zId, typing: z.boolean() })) }),
  z.object({ type: z.literal('customerTyping'), ticketId: zId, on: z.boolean() }),
  z.object({ type: z.literal('agentOnline'), agentId: zId, online: z.boolean(), state: zAgentState }),
  /** The session ended (signed out elsewhere, revoked): refresh or sign in. */
  z.object({ type: z.literal('sessionEnded') }),
]);
export type LiveToConsole = z.infer<typeof zLiveToConsole>;
