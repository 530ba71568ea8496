import { sql } from 'kysely';
import { createUnusedUploads } from '../modules/attachment/unused-uploads.ts';
import { createImportRunner } from '../modules/customer/import-runner.ts';
import { createProductPairsJob } from '../modules/customer/product-pairs.ts';
import { createFactService } from '../modules/metric/fact-service.ts';
import type { SessionService } from '../modules/session/session-service.ts';
import type { SignInThrottle } from '../modules/session/sign-in-throttle.ts';
import { createDeadlineService } from '../modules/sla/deadline-service.ts';
import { createSlaSetups } from '../modules/sla/sla-setups.ts';
import { pruneSurveyLinks } from '../modules/survey/survey-link-service.ts';
import { refreshAllFigures } from '../modules/template/template-figures.ts';
import { createSnoozeService } from '../modules/ticket/snooze-service.ts';
import type { Parts } from '../parts.ts';
import { createPruneService } from '../sync/prune-service.ts';
import type { Job } from './jobs.ts';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
/** A console that was away for longer takes a snapshot. */
const KEEP_CHANGES_MS = 14 * 24 * HOUR_MS;
/** A message follows its attachments at once, or after the network came back; a console asks again before it sends. */
const KEEP_UNUSED_MS = 24 * HOUR_MS;
/** So long an import can be undone. */
const KEEP_IMPORTS_MS = 90 * 24 * HOUR_MS;

/** What every node does by the clock. Deadlines of people are looked at every second, housekeeping every hour. */
export function standingJobs(
  parts: Pick<Parts, 'db' | 'clock' | 'newId' | 'attachments'>,
  sessions: SessionService,
  throttle: SignInThrottle,
): Job[] {
  const { db, clock, newId } = parts;
  const uploads = createUnusedUploads(parts);
  const feeds = createPruneService({ db });
  const imports = createImportRunner({ db, clock, newId });
  const facts = createFactService({ db });
  const snoozes = createSnoozeService({ db, ids: newId });
  const deadlines = createDeadlineService({ db, ids: newId, setups: createSlaSetups() });

  async function tidy(): Promise<void> {
    await throttle.prune();
    await feeds.pruneChanges(clock.now() - KEEP_CHANGES_MS);
    const workspaces = await sql<{ workspace_id: string }>`select workspace_id from list_workspaces()`.execute(db.kysely);
    for (const { workspace_id: workspaceId } of workspaces.rows) {
      await sessions.prune(workspaceId);
      await pruneSurveyLinks(db, workspaceId, clock.now());
      await imports.prune(workspaceId, clock.now() - KEEP_IMPORTS_MS);
    }
  }

  return [
    { name: 'wake-snoozes', everyMs: SECOND_MS, run: () => snoozes.wakeDueTickets(clock.now()) },
    { name: 'breach-deadlines', everyMs: SECOND_MS, run: () => deadlines.breachDueDeadlines(clock.now()) },
    { name: 'recompute-deadlines', everyMs: SECOND_MS, run: () => deadlines.recomputeDeadlines(clock.now()) },
    { name: 'measure-tickets', everyMs: SECOND_MS, run: () => facts.measureChanged() },
    { name: 'import-files', everyMs: SECOND_MS, run: () => imports.work() },
    { name: 'pair-products', everyMs: HOUR_MS, run: createProductPairsJob({ db, clock }) },
    { name: 'count-template-uses', everyMs: HOUR_MS, run: () => refreshAllFigures(db, clock.now()) },
    { name: 'tidy', everyMs: HOUR_MS, run: tidy },
    { name: 'remove-unused-uploads', everyMs: HOUR_MS, run: () => uploads.remove(clock.now() - KEEP_UNUSED_MS) },
  ];
}
