import { pipeline, Readable } from 'node:stream';
import { CsvError, type Info, parse } from 'csv-parse';
import { type FileProblem, IMPORT_LIMITS } from '#shared/contract/customer-schemas.ts';
import { CodedError } from '#shared/contract/errors.ts';

export const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
const DELIMITERS = [',', ';', '\t'] as const;

/** How the bytes of a file are to be read. */
export type FileShape = { readonly encoding: string; readonly delimiter: string };
export type FileFacts = FileShape & { readonly columns: readonly string[] /** Rows after the header. */; readonly total: number };
/** `n`: place among the rows, from 0 for the header; `line`: the line of the file it ends on. */
export type FileRow = { readonly n: number; readonly line: number; readonly cells: readonly string[] };
export type Pieces = () => AsyncIterable<Uint8Array>;

export const fileError = (problem: FileProblem, more: Readonly<Record<string, number>> = {}): CodedError =>
  new CodedError('FILE_UNREADABLE', { problem, ...more });

/** Reads a file through once. Throws FILE_UNREADABLE with a `FileProblem`. */
export async function analyseFile(pieces: Pieces): Promise<FileFacts> {
  const head = await firstBytes(pieces);
  if (head.length === 0) throw fileError('empty');
  const marked = encodingOfMark(head);
  if (marked !== null) return countRows(pieces, marked);
  try {
    return await countRows(pieces, 'utf-8');
  } catch (error) {
    // What is no UTF-8 anywhere in the file is what spreadsheets on Windows save.
    if (error instanceof TypeError) return countRows(pieces, 'windows-1252');
    throw error;
  }
}

async function countRows(pieces: Pieces, encoding: string): Promise<FileFacts> {
  const delimiter = sniffDelimiter(new TextDecoder(encoding).decode(await firstBytes(pieces), { stream: true }));
  let columns: readonly string[] = [];
  let total = 0;
  for await (const row of readRows(pieces, { encoding, delimiter })) {
    if (row.n === 0) columns = row.cells.map((cell) => cell.trim());
    else total = row.n;
    if (row.n === 0 && columns.length > IMPORT_LIMITS.columns) {
      throw fileError('tooManyColumns', { count: columns.length, limit: IMPORT_LIMITS.columns });
    }
  }
  if (columns.length === 0) throw fileError('empty');
  if (total === 0) throw fileError('noRows');
  return { encoding, delimiter, columns, total };
}

/**
 * The rows of a file with its header, as they stream. Throws FILE_UNREADABLE, and a TypeError for bytes that are not of the
 * shape's encoding.
 */
export async function* readRows(pieces: Pieces, { encoding, delimiter }: FileShape): AsyncGenerator<FileRow> {
  const parser = parse({
    ...{ bom: true, delimiter, info: true, relax_column_count: true, relax_quotes: true },
    ...{ skip_empty_lines: true, skip_records_with_empty_values: true, max_record_size: IMPORT_LIMITS.lineBytes },
  });
  // Its error reaches the loop below as the parser's own.
  pipeline(Readable.from(decoded(pieces, encoding)), parser, () => undefined);
  let n = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) yield { n: n++, line: info.lines, cells: record };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw fileError(error.code === 'CSV_MAX_RECORD_SIZE' ? 'lineTooLong' : 'quotes', { line: n + 1 });
  }
}

async function* decoded(pieces: Pieces, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: encoding === 'utf-8' });
  for await (const piece of pieces()) {
    const text = decoder.decode(piece, { stream: true });
    if (text.includes('\u0000')) throw fileError('notText');
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

const HEAD_BYTES = 64 * 1024;

async function firstBytes(pieces: Pieces): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array();
  for await (const piece of pieces()) {
    head = Buffer.concat([head, piece]);
    if (head.length >= HEAD_BYTES) break;
  }
  return head.subarray(0, HEAD_BYTES);
}

function encodingOfMark(head: Uint8Array): string | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return null;
}

/** The separator that the header holds most of, outside quotes. */
function sniffDelimiter(head: string): string {
  const header =
    head
      .replace(/"[^"]*"/g, '')
      .split(/\r\n|\n|\r/)
      .find((line) => line.trim() !== '') ?? '';
  const counts = DELIMITERS.map((delimiter) => header.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}
