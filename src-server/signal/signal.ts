import * as z from 'zod';
import { zId } from '#shared/contract/schemas.ts';

/** What one node tells the others (and itself). Every message may be lost or come late: none of them carries the truth. */
export const zSignalMessage = z.discriminatedUnion('topic', [
  /** Something committed in these feeds. */
  z.object({ topic: z.literal('changed'), workspaceId: zId, feeds: z.array(z.string().max(60)) }),
  /** Something that a visitor of the conversation may see changed: a message, a delivery state, how far an agent has read. */
  z.object({ topic: z.literal('conversation'), workspaceId: zId, conversationId: zId }),
  /** One socket of a console, as its node knows it; sent on every change and again every 20 s. */
  z.object({
    topic: z.literal('presence'),
    workspaceId: zId,
    node: zId,
    socket: zId,
    deviceId: zId,
    agentId: zId,
    viewing: z.object({ ticketId: zId, teamId: zId, typing: z.boolean() }).nullable(),
    /** False: the socket is gone. */
    online: z.boolean(),
  }),
  z.object({ topic: z.literal('agentTyping'), workspaceId: zId, conversationId: zId, agentId: zId, name: z.string(), on: z.boolean() }),
  z.object({ topic: z.literal('customerTyping'), workspaceId: zId, ticketId: zId, teamId: zId, on: z.boolean() }),
  z.object({ topic: z.literal('sessionEnded'), workspaceId: zId, sessionId: zId }),
]);
export type SignalMessage = z.infer<typeof zSignalMessage>;

/**
 * Wake-ups between nodes. `publish` never throws and never waits: call it after the transaction has committed.
 * A node hears its own messages too, in a later turn of the event loop.
 */
export interface Signal {
  publish(message: SignalMessage): void;
  subscribe(handle: (message: SignalMessage) => void): () => void;
  /** Whether messages can be lost between nodes, so that a slow poll has to stand behind them. */
  readonly lossy: boolean;
  stop(): Promise<void>;
}
