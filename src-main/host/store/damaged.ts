import { createHash } from 'node:crypto';
import { existsSync, renameSync } from 'node:fs';
import { basename } from 'node:path';
import { canonicalJson } from '#shared/base/canonical-json.ts';
import type { Draft } from '#shared/contract/console/console-shapes.ts';
import type { CommandBody } from '#shared/domain/sync/command.ts';
import type { SqlConnection, SqlDriver } from './sqlite.ts';

export type SalvagedCommand = { readonly id: string; readonly body: CommandBody; readonly bodyHash: string; readonly issuedAt: number };
export type Salvage = {
  /** Name of the copy beside the new file. */
  readonly file: string;
  readonly commands: readonly SalvagedCommand[];
  readonly drafts: readonly Draft[];
};

/** Moves a damaged file aside, never deleting it, and reads from it what the agent had saved and every hash proves whole. */
export function setAside(driver: SqlDriver, path: string, now: number): Salvage {
  const aside = `${path}.damaged-${now}`;
  for (const suffix of ['', '-wal', '-shm']) if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix);
  return { file: basename(aside), ...read(driver, aside) };
}

function read(driver: SqlDriver, path: string): Omit<Salvage, 'file'> {
  let connection: SqlConnection;
  try {
    connection = driver(path, { readonly: true, mustExist: true });
  } catch {
    return { commands: [], drafts: [] };
  }
  try {
    const commands = rowByRow<CommandRow>(connection, 'outbox', 'position', 'command_id AS id, body, body_hash, issued_at, state').flatMap(commandOf);
    return { commands, drafts: readDrafts(connection) };
  } finally {
    connection.close();
  }
}

type CommandRow = { id: string; body: string; body_hash: string; issued_at: number; state: string };

function commandOf(row: CommandRow): SalvagedCommand[] {
  if (row.state !== 'waiting' && row.state !== 'parked') return [];
  try {
    const body = JSON.parse(row.body) as CommandBody;
    const hash = createHash('sha256').update(canonicalJson(body)).digest('hex');
    return hash === row.body_hash ? [{ id: row.id, body, bodyHash: hash, issuedAt: row.issued_at }] : [];
  } catch {
    return [];
  }
}

/** One row at a time: a broken page costs its own rows only. */
function rowByRow<Row>(connection: SqlConnection, table: string, key: string, columns: string): Row[] {
  const rows: Row[] = [];
  const bound = attempt(() =>
    connection.get<{ low: number | null; high: number | null }>(`SELECT min(${key}) AS low, max(${key}) AS high FROM ${table}`),
  );
  const last = Math.min(bound?.high ?? 0, (bound?.low ?? 0) + 1_000_000);
  for (let at = bound?.low ?? 1; at <= last; at++) {
    const row = attempt(() => connection.get<Row>(`SELECT ${columns} FROM ${table} WHERE ${key} = ?`, at));
    if (row !== undefined) rows.push(row);
  }
  return rows;
}

function readDrafts(connection: SqlConnection): Draft[] {
  const rows = attempt(() =>
    connection.all<{ ticketId: string; kind: Draft['kind']; text: string; attachments: string; seenSeq: number; updatedAt: number }>(
      'SELECT ticket_id AS ticketId, kind, text, attachments, seen_seq AS seenSeq, updated_at AS updatedAt FROM draft',
    ),
  );
  return (rows ?? []).flatMap((row) => attempt(() => [{ ...row, attachments: JSON.parse(row.attachments) as Draft['attachments'] }]) ?? []);
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
