import { createRateLimiter, type Rate } from '../../plugins/rate-limiter.ts';

/** Of one address: whole villages share one with a mobile carrier, so these stop floods, not crowds. Of one visitor: a person's pace. */
export type WebchatLimits = {
  readonly requestsPerAddress: Rate;
  readonly startsPerAddress: Rate;
  readonly readsPerVisitor: Rate;
  readonly messagesPerVisitor: Rate;
  readonly uploadsPerVisitor: Rate;
  readonly uploadsPerAddress: Rate;
  readonly framesPerSocket: Rate;
  readonly socketsPerVisitor: number;
  /** Sockets that have not said who they are yet. */
  readonly strangers: number;
};

export const usualLimits: WebchatLimits = {
  requestsPerAddress: { burst: 600, perSecond: 60 },
  startsPerAddress: { burst: 60, perSecond: 1 },
  readsPerVisitor: { burst: 60, perSecond: 5 },
  messagesPerVisitor: { burst: 20, perSecond: 1 },
  uploadsPerVisitor: { burst: 15, perSecond: 0.1 },
  uploadsPerAddress: { burst: 60, perSecond: 0.5 },
  framesPerSocket: { burst: 20, perSecond: 4 },
  socketsPerVisitor: 6,
  strangers: 500,
};

export type WebchatGuards = ReturnType<typeof createGuards>;

export function createGuards(limits: WebchatLimits, monotonic: () => number) {
  return {
    request: createRateLimiter(limits.requestsPerAddress, monotonic),
    start: createRateLimiter(limits.startsPerAddress, monotonic),
    read: createRateLimiter(limits.readsPerVisitor, monotonic),
    message: createRateLimiter(limits.messagesPerVisitor, monotonic),
    upload: createRateLimiter(limits.uploadsPerVisitor, monotonic),
    uploadOfAddress: createRateLimiter(limits.uploadsPerAddress, monotonic),
  };
}
