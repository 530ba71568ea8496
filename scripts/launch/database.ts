import { launchText } from '#shared/text/launch-text.ts';
import { migrateToLatest } from '../../src-server/db/migrate.ts';
import { startEmbeddedPostgres } from '../../src-server/embedded-postgres/embedded-postgres.ts';
import { hasSample, loadSample } from '../../test/kit/sample/load-postgres.ts';
import type { DataFolder } from './data-folder.ts';
import type { SampleSize } from './options.ts';
import type { Voice } from './voice.ts';

export type Database = {
  readonly url: string;
  /** Settles when the server ended; never for one that is not ours. */
  readonly exited: Promise<void>;
  stop(): Promise<void>;
  /** Ends at once; what is committed is kept and recovered at the next start. */
  kill(): void;
};

/** The PostgreSQL that `DATABASE_URL` names, else the embedded one on the data in `folder`. */
export async function openDatabase(folder: DataFolder, voice: Voice): Promise<Database> {
  const given = process.env.DATABASE_URL;
  if (given) return { url: given, exited: new Promise(() => undefined), stop: async () => undefined, kill: () => undefined };
  voice.tell(launchText.startingDatabase);
  const server = await startEmbeddedPostgres({ dataDir: folder.postgres, log: (message) => voice.tell(launchText.databaseNote, { message }) });
  return {
    ...server,
    kill: () => {
      try {
        process.kill(server.pid, 'SIGQUIT');
      } catch {
        // It has ended already.
      }
    },
  };
}

const SEED = 20_260_101;
const ticketsOf: Record<Exclude<SampleSize, 'none'>, number> = { full: 5_000, small: 200 };

/** Brings the schema up to date, and fills a database that has no workspace with the sample. True: the sample's people can sign in. */
export async function prepareDatabase(url: string, sample: SampleSize, voice: Voice): Promise<boolean> {
  await migrateToLatest(url);
  if (sample === 'none') return hasSample(url);
  const tickets = ticketsOf[sample];
  const options = { tickets, seed: SEED, now: Date.now() };
  await loadSample(url, options, () => voice.tell(launchText.seeding, { tickets: tickets.toLocaleString(voice.language) }));
  return hasSample(url);
}
