import type { ReplyTemplate, TemplateStatus } from '../presence/directory.ts';
import type { AttachmentRef } from '../ticket/ticket.ts';

export const FILE_FORMAT = 'tanggap-templates';
export const FILE_VERSION = 1;

/** One template of a file. A team goes by its name; `personal` means the importing agent's own. */
export type TemplateFileRow = {
  readonly id: string | null;
  readonly team: string | null;
  readonly personal: boolean;
  readonly language: 'id' | 'en';
  readonly topic: string;
  readonly shortcut: string;
  readonly title: string;
  readonly body: string;
  readonly attachments: readonly AttachmentRef[];
  readonly status: TemplateStatus;
};

/** Why a row of a file was not taken. */
export const IMPORT_PROBLEMS = ['forbidden', 'shortcutTaken', 'teamUnknown', 'attachmentGone', 'invalid'] as const;
export type ImportProblem = (typeof IMPORT_PROBLEMS)[number];

export type FileProblem = 'empty' | 'notJson' | 'notOurs' | 'newerVersion' | 'noTemplates' | 'missingColumn' | 'openQuote' | 'tooMany';

/** A row as it stands in the file, not checked yet; `line` is where it begins, from 1. */
export type RawRow = { readonly line: number; readonly fields: Readonly<Record<string, unknown>> };
export type ReadFile =
  | { readonly kind: 'rows'; readonly rows: readonly RawRow[] }
  /** `what`: the name of a column, or a version. */
  | { readonly kind: 'unreadable'; readonly problem: FileProblem; readonly line: number; readonly what: string };

const unreadable = (problem: FileProblem, line = 1, what = ''): ReadFile => ({ kind: 'unreadable', problem, line, what });

/** Reads a file of templates, JSON as `writeTemplateFile` makes it, or CSV with a line of names first (at least `title` and `body`). */
export function readTemplateFile(text: string, maxRows: number): ReadFile {
  const whole = text.replace(/^\ufeff/, '');
  const start = whole.trimStart();
  if (start === '') return unreadable('empty');
  const read = start.startsWith('{') || start.startsWith('[') ? readJson(whole) : readCsv(whole);
  if (read.kind === 'rows' && read.rows.length === 0) return unreadable('noTemplates');
  return read.kind === 'rows' && read.rows.length > maxRows ? unreadable('tooMany', read.rows[maxRows]?.line ?? 1, String(maxRows)) : read;
}

function readJson(text: string): ReadFile {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return unreadable('notJson', lineOf(text, error));
  }
  const file = parsed as { format?: unknown; version?: unknown; templates?: unknown } | null;
  if (file === null || typeof file !== 'object' || file.format !== FILE_FORMAT) return unreadable('notOurs');
  if (typeof file.version !== 'number' || file.version > FILE_VERSION) return unreadable('newerVersion', 1, String(file.version));
  if (!Array.isArray(file.templates)) return unreadable('noTemplates');
  // JSON keeps no lines: the place among the templates is said instead.
  const rows = file.templates.map((fields: unknown, index): RawRow => ({ line: index + 1, fields: isRecord(fields) ? fields : {} }));
  return { kind: 'rows', rows };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The parser says where it stopped, by position or by line; at the end of a file that stops short it says nothing. */
function lineOf(text: string, error: unknown): number {
  const message = error instanceof Error ? error.message : '';
  const line = /line (\d{1,9})/.exec(message)?.[1];
  if (line !== undefined) return Number(line);
  const position = /position (\d{1,9})/.exec(message)?.[1];
  return text.slice(0, position === undefined ? text.length : Number(position)).split('\n').length;
}

const COLUMNS = ['title', 'body', 'shortcut', 'topic', 'language', 'team', 'status', 'personal', 'id'] as const;
type Column = (typeof COLUMNS)[number];
/** Indonesian spreadsheets name their columns in Indonesian. */
const columnOf: Readonly<Record<string, Column>> = {
  ...Object.fromEntries(COLUMNS.map((name) => [name, name])),
  judul: 'title',
  isi: 'body',
  pintasan: 'shortcut',
  topik: 'topic',
  bahasa: 'language',
  tim: 'team',
  pribadi: 'personal',
};

function readCsv(text: string): ReadFile {
  const table = csvRows(text);
  if (table.openQuote !== null) return unreadable('openQuote', table.openQuote);
  const [head, ...lines] = table.rows;
  const columns = (head?.cells ?? []).map((name) => columnOf[name.trim().toLowerCase()] ?? null);
  for (const needed of ['title', 'body'] as const) if (!columns.includes(needed)) return unreadable('missingColumn', head?.line ?? 1, needed);
  const rows = lines
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ line, cells }): RawRow => {
      const fields: Record<string, unknown> = {};
      for (const [index, column] of columns.entries()) if (column !== null) fields[column] = cellOf(column, cells[index] ?? '');
      return { line, fields };
    });
  return { kind: 'rows', rows };
}

function cellOf(column: Column, text: string): unknown {
  const cell = text.trim();
  if (column === 'personal') return ['1', 'true', 'yes', 'ya'].includes(cell.toLowerCase());
  if (column === 'team' || column === 'id') return cell === '' ? null : cell;
  if (column === 'language' || column === 'status') return cell === '' ? undefined : cell.toLowerCase();
  return column === 'body' ? text : cell;
}

type CsvRow = { readonly line: number; readonly cells: readonly string[] };

/** Commas, semicolons or tabs, whichever the first line has most of; quoted cells may hold line ends and doubled quotes. */
function csvRows(text: string): { rows: CsvRow[]; openQuote: number | null } {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const separator = [',', ';', '\t'].reduce((best, mark) => (first.split(mark).length > first.split(best).length ? mark : best));
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let line = 1;
  let began = 1;
  let quoteAt: number | null = null;
  let wasQuoted = false;
  const endCell = (): void => {
    cells.push(cell);
    cell = '';
    wasQuoted = false;
  };
  const endRow = (): void => {
    endCell();
    rows.push({ line: began, cells });
    cells = [];
  };
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] as string;
    if (letter === '\n') line += 1;
    if (quoteAt !== null) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoteAt = null;
    } else if (letter === '"' && cell.trim() === '' && !wasQuoted) {
      cell = '';
      quoteAt = line;
      wasQuoted = true;
    } else if (letter === separator) endCell();
    else if (letter === '\n') {
      endRow();
      began = line;
    } else if (letter !== '\r') cell += letter;
  }
  if (cell !== '' || cells.length > 0) endRow();
  return { rows, openQuote: quoteAt };
}

/** What `readTemplateFile` reads. Attachments go by their content's hash: they are found again in the same workspace only. */
export function writeTemplateFile(templates: readonly ReplyTemplate[], teamName: (id: string) => string | null, exportedAt: string): string {
  const rows = templates.map(({ id, teamId, agentId, language, topic, shortcut, title, body, attachments, status }): TemplateFileRow => {
    const team = teamId === null ? null : teamName(teamId);
    return { id, team, personal: agentId !== null && teamId === null, language, topic, shortcut, title, body, attachments, status };
  });
  return `${JSON.stringify({ format: FILE_FORMAT, version: FILE_VERSION, exportedAt, templates: rows }, null, 2)}\n`;
}
