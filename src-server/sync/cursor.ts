import { createHmac, timingSafeEqual } from 'node:crypto';
import { CodedError } from '#shared/contract/errors.ts';
import { type FeedId, teamFeed, WORKSPACE_FEED } from '#shared/domain/sync/change.ts';

/** How far each feed was read. */
export type Cursor = ReadonlyMap<FeedId, number>;

/** Where a snapshot stands: what it is of, the cursor taken before its first page, and the last row given. */
export type PageToken = {
  readonly cursor: Cursor;
  readonly feeds: readonly FeedId[];
  readonly phase: number;
  /** Key of the last row of the phase, in the phase's own form; '' before the first. */
  readonly after: string;
  readonly done: number;
  readonly total: number;
};

export type CursorCodec = {
  encode(workspaceId: string, cursor: Cursor): string;
  /** Throws `CURSOR_INVALID` for one that was not made here for this workspace. */
  decode(workspaceId: string, text: string): Cursor;
  encodePage(workspaceId: string, page: PageToken): string;
  decodePage(workspaceId: string, text: string): PageToken;
};

/*
 * Signed text of characters that need no escaping in a URL. A team's feed is its id in 22 characters of base64url, so that
 * more than a hundred feeds fit into the 4,000 characters that the wire allows.
 */

const shorten = (feed: FeedId): string =>
  feed === WORKSPACE_FEED ? 'w' : Buffer.from(feed.slice(2).replaceAll('-', ''), 'hex').toString('base64url');

function lengthen(text: string): FeedId {
  if (text === 'w') return WORKSPACE_FEED;
  const hex = Buffer.from(text, 'base64url').toString('hex');
  return teamFeed([hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-'));
}

const writeFeeds = (cursor: Cursor): string => [...cursor].map(([feed, n]) => `${shorten(feed)}.${n.toString(36)}`).join('~');

function readFeeds(text: string): Map<FeedId, number> {
  if (text === '') return new Map();
  return new Map(
    text.split('~').map((item) => {
      const [feed = '', n = ''] = item.split('.');
      return [lengthen(feed), Number.parseInt(n, 36)];
    }),
  );
}

/** `secret`: the installation's key; every node has the same. */
export function createCursorCodec(secret: string): CursorCodec {
  const signature = (workspaceId: string, text: string) =>
    createHmac('sha256', secret).update(`${workspaceId} ${text}`).digest('base64url').slice(0, 22);

  function seal(workspaceId: string, text: string): string {
    return `${text}*${signature(workspaceId, text)}`;
  }

  function unseal(workspaceId: string, kind: string, sealed: string): string[] {
    const [text = '', given = ''] = sealed.split('*');
    const wanted = Buffer.from(signature(workspaceId, text));
    const found = Buffer.from(given);
    if (wanted.length !== found.length || !timingSafeEqual(wanted, found)) throw new CodedError('CURSOR_INVALID');
    const parts = text.split('!');
    if (parts[0] !== kind) throw new CodedError('CURSOR_INVALID');
    return parts.slice(1);
  }

  return {
    encode: (workspaceId, cursor) => seal(workspaceId, `c!${writeFeeds(cursor)}`),
    decode: (workspaceId, text) => readFeeds(unseal(workspaceId, 'c', text)[0] ?? ''),
    encodePage(workspaceId, { cursor, feeds, phase, after, done, total }) {
      const wanted = [...cursor.keys()].map((feed) => (feeds.includes(feed) ? '1' : '0')).join('');
      return seal(workspaceId, ['p', writeFeeds(cursor), wanted, phase, after, done, total].join('!'));
    },
    decodePage(workspaceId, text) {
      const [feedsText = '', wanted = '', phase, after = '', done, total] = unseal(workspaceId, 'p', text);
      const cursor = readFeeds(feedsText);
      const feeds = [...cursor.keys()].filter((_feed, index) => wanted[index] === '1');
      return { cursor, feeds, phase: Number(phase), after, done: Number(done), total: Number(total) };
    },
  };
}
