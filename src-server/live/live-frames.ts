import type { LiveToConsole } from '#shared/contract/central/live.ts';
import { textFrame } from './text-frame.ts';

export const liveFrame = (message: LiveToConsole): Buffer => textFrame(JSON.stringify(message));

/** Frames without a value are made once for all sockets of the process. */
export const CHANGED = liveFrame({ type: 'changed' });
export const RESYNC = liveFrame({ type: 'resync' });
export const SESSION_ENDED = liveFrame({ type: 'sessionEnded' });
