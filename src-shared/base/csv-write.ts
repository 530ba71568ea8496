export type CsvCell = string | number | null;

/** Signs with which a spreadsheet takes a text for a formula. */
const FORMULA = /^[\s]*[=+\-@\t\r]/;

/**
 * Rows as CSV (RFC 4180) for spreadsheets: with the mark by which they know UTF-8, and texts that would run as a formula
 * begun with an apostrophe. Numbers are numbers, with a point.
 */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

function csvCell(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
