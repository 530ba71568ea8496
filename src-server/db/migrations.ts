import type { Migration } from 'kysely/migration';
import * as people from './migrations/0001-people.ts';
import * as customers from './migrations/0002-customers.ts';
import * as tickets from './migrations/0003-tickets.ts';
import * as sync from './migrations/0004-sync.ts';
import * as rowLevelSecurity from './migrations/0005-row-level-security.ts';
import * as channelOrigins from './migrations/0006-channel-origins.ts';
import * as keptContents from './migrations/0007-kept-contents.ts';
import * as config from './migrations/0008-config.ts';
import * as sla from './migrations/0009-sla.ts';
import * as customerRecords from './migrations/0010-customers.ts';
import * as templates from './migrations/0011-templates.ts';
import * as surveys from './migrations/0012-surveys.ts';
import * as metrics from './migrations/0013-metrics.ts';

/** Every step ever released, oldest first. A step is never edited or renamed after its release; a correction is a new step. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-people': people,
  '0002-customers': customers,
  '0003-tickets': tickets,
  '0004-sync': sync,
  '0005-row-level-security': rowLevelSecurity,
  '0006-channel-origins': channelOrigins,
  '0007-kept-contents': keptContents,
  '0008-config': config,
  '0009-sla': sla,
  '0010-customers': customerRecords,
  '0011-templates': templates,
  '0012-surveys': surveys,
  '0013-metrics': metrics,
};
