import { randomBytes as nodeRandomBytes } from 'node:crypto';
import { createIdSource, type IdSource, type RandomBytes } from '#shared/base/ids.ts';
import { systemClock } from './system-clock.ts';

export const systemRandomBytes: RandomBytes = (length) => nodeRandomBytes(length);

/** UUIDv7s of this process, always rising. */
export const systemNewId: IdSource = createIdSource(systemClock.now, systemRandomBytes);
