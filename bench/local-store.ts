import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openProfile } from '../src-main/host/store/profile.ts';
import { indexNextEntries } from '../src-main/host/store/search-index.ts';
import { sqliteDriver } from '../src-main/host/store/sqlite.ts';
import { applyChange } from '../src-main/host/sync/apply-changes.ts';
import type { Change } from '../src-shared/domain/sync/change.ts';
import { generateSample } from '../test/kit/sample/generate-sample.ts';
import type { SampleBatch } from '../test/kit/sample/sample-types.ts';

/** A console's store filled by the code that applies pulled changes, without a server: for sizes that no bench has time to sync. */
export function localStore(entries: number) {
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-bench-'));
  const now = Date.now();
  const workspaceId = '00000000-0000-7000-8000-000000000001';
  const agentId = '00000000-0000-7000-8000-000000000002';
  const profile = openProfile(sqliteDriver(null), folder, workspaceId, agentId, now);
  let held = 0;
  let tickets = 0;
  // The sample writes about nine lines a ticket; one batch more than needed is never made.
  for (const batch of generateSample({ tickets: Math.ceil(entries / 4), seed: 1, now })) {
    const changes = changesOf(batch);
    profile.store.write((tx) => {
      for (const change of changes) applyChange(tx, { agentId, now }, change);
    });
    held += changes.filter((change) => change.op === 'upsert' && change.kind === 'entry').length;
    tickets += changes.filter((change) => change.op === 'upsert' && change.kind === 'ticket').length;
    if (held >= entries) break;
  }
  while (profile.store.write((tx) => indexNextEntries(tx, 5_000)));
  profile.store.checkpoint(true);
  return {
    profile,
    file: join(profile.folder, 'console.db'),
    counts: { 'local entries': held, 'local tickets': tickets },
    stop: () => {
      profile.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function changesOf(batch: SampleBatch): Change[] {
  if (batch.kind === 'customers') return batch.customers.map(({ contact }) => ({ op: 'upsert', kind: 'contact', entity: contact }));
  if (batch.kind !== 'tickets') return [];
  return batch.tickets.flatMap(({ ticket, entries }): Change[] => [
    { op: 'upsert', kind: 'ticket', entity: ticket },
    ...entries.map((entity): Change => ({ op: 'upsert', kind: 'entry', entity })),
  ]);
}
