import { createIdSource } from '#shared/base/ids.ts';
import { browserClock } from './clock.ts';

/** Ids for what the agent adds by hand inside a command; the command's own id is the host's. */
export const newId = createIdSource(browserClock.now, (length) => crypto.getRandomValues(new Uint8Array(length)));
