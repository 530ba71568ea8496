import Database from 'better-sqlite3';
import { CodedError } from '#shared/contract/errors.ts';

export type SqlValue = string | number | bigint | null | Uint8Array;

/** What may read. A writer is a reader too, so that reads inside a transaction see its own writes. */
export interface ReadDb {
  get<Row>(sql: string, ...values: SqlValue[]): Row | undefined;
  all<Row>(sql: string, ...values: SqlValue[]): Row[];
}

export interface SqlConnection extends ReadDb {
  run(sql: string, ...values: SqlValue[]): { changes: number; rowid: number };
  exec(sql: string): void;
  pragma(text: string): unknown;
  close(): void;
}

export type OpenOptions = { readonly readonly: boolean; readonly mustExist: boolean };
/** Opens one connection; tests hand in one that fails where they want. */
export type SqlDriver = (path: string, options: OpenOptions) => SqlConnection;

/** The addon's prebuilt binary needs Node-API 10 and kills an older runtime instead of throwing: so ask before loading. */
export function sqliteDriver(binding: string | null): SqlDriver {
  if (binding === null && Number(process.versions.napi ?? 0) < 10) {
    throw new CodedError('CONFIG_INVALID', { name: 'sqliteBinding', problem: `Node-API ${process.versions.napi ?? '?'} is older than 10` });
  }
  return (path, options) => connect(path, options, binding);
}

function connect(path: string, options: OpenOptions, binding: string | null): SqlConnection {
  const db = new Database(path, {
    readonly: options.readonly,
    fileMustExist: options.mustExist || options.readonly,
    timeout: 5_000,
    ...(binding === null ? {} : { nativeBinding: binding }),
  });
  const statements = new Map<string, Database.Statement>();
  const prepare = (sql: string): Database.Statement => {
    let statement = statements.get(sql);
    if (statement === undefined) {
      statement = db.prepare(sql);
      if (statements.size > 500) statements.clear();
      statements.set(sql, statement);
    }
    return statement;
  };
  return {
    get: <Row>(sql: string, ...values: SqlValue[]) => prepare(sql).get(...values) as Row | undefined,
    all: <Row>(sql: string, ...values: SqlValue[]) => prepare(sql).all(...values) as Row[],
    run: (sql, ...values) => {
      const result = prepare(sql).run(...values);
      return { changes: result.changes, rowid: Number(result.lastInsertRowid) };
    },
    exec: (sql) => void db.exec(sql),
    pragma: (text) => db.pragma(text, { simple: true }),
    close: () => {
      statements.clear();
      db.close();
    },
  };
}
