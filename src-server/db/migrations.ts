import type { Migration } from 'kysely/migration';
import * as people from './migrations/0001-people.ts';
import * as customers from './migrations/0002-customers.ts';
import * as tickets from './migrations/0003-tickets.ts';
import * as sync from './migrations/0004-sync.ts';
import * as rowLevelSecurity from './migrations/0005-row-level-security.ts';
import * as channelOrigins from './migrations/0006-channel-origins.ts';
import * as keptContents from './migrations/0007-kept-contents.ts';

/** Every step ever released, oldest first. A step is never edited or renamed after its release; a correction is a new step. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-people': people,
  '0002-customers': customers,
  '0003-tickets': tickets,
  '0004-sync': sync,
  '0005-row-level-security': rowLevelSecurity,
  '0006-channel-origins': channelOrigins,
  '0007-kept-contents': keptContents,
};
