import type { SlaSetup } from '#shared/domain/sla/choose.ts';
import { listDirectory } from './directory-store.ts';
import type { ReadDb } from './sqlite.ts';

let known: { readonly versions: string; readonly setup: SlaSetup } | null = null;

/** The calendars and policies that this console holds; read again only when one of them changed. */
export function slaSetup(db: ReadDb): SlaSetup {
  const sql = `SELECT group_concat(id || ' ' || rev) AS versions FROM directory WHERE kind IN ('calendar', 'slaPolicy')`;
  const versions = db.get<{ versions: string | null }>(sql)?.versions ?? '';
  if (known?.versions !== versions) {
    known = { versions, setup: { calendars: listDirectory(db, 'calendar'), policies: listDirectory(db, 'slaPolicy') } };
  }
  return known.setup;
}
