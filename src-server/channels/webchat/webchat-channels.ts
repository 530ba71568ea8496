import { CodedError } from '#shared/contract/errors.ts';
import type { Database } from '../../db/database.ts';
import { readWorkspace } from '../../db/with-workspace.ts';
import { type Channel, findActiveWebchat, findShownAs } from './webchat-repository.ts';

const KEY = /^[A-Za-z0-9_-]{1,60}$/;
/** How long a change of a channel may take to reach its visitors. */
const FRESH_MS = 5_000;
const MAX_KEPT = 1_000;

export type Channels = {
  /** The channel with this public key. Throws NOT_FOUND when there is none, or it is switched off. */
  find(key: string): Promise<Channel>;
};

export function createChannels(db: Database, monotonic: () => number): Channels {
  const kept = new Map<string, { at: number; channel: Promise<Channel | null> }>();

  async function load(key: string): Promise<Channel | null> {
    const found = await findActiveWebchat(db, key);
    if (found === null) return null;
    return { ...found, ...(await readWorkspace(db, found.workspaceId, (trx) => findShownAs(trx, found.id))) };
  }

  return {
    async find(key) {
      if (!KEY.test(key)) throw new CodedError('NOT_FOUND');
      let entry = kept.get(key);
      if (entry === undefined || monotonic() - entry.at > FRESH_MS) {
        if (kept.size >= MAX_KEPT) kept.clear();
        entry = { at: monotonic(), channel: load(key) };
        kept.set(key, entry);
        entry.channel.catch(() => kept.delete(key));
      }
      const channel = await entry.channel;
      if (channel === null) throw new CodedError('NOT_FOUND');
      return channel;
    },
  };
}
