import { wire } from '#shared/base/wire.ts';
import { CodedError } from '#shared/contract/errors.ts';
import { MAX_FILE_TEMPLATES, zTemplateFileRow } from '#shared/contract/template-schemas.ts';
import type { Actor } from '#shared/domain/permission/role.ts';
import { type RawRow, readTemplateFile, type TemplateFileRow } from '#shared/domain/template/template-file.ts';
import { type Language, say } from '#shared/text/languages.ts';
import { fileProblemText, importProblemText } from '#shared/text/template-file-text.ts';
import { askCentral } from './ask-central.ts';
import type { Work } from './work.ts';

export type ImportAnswer = { created: number; updated: number; refused: { title: string; problem: string }[] };

/** The server takes a body of 8 MB; a file of 5 million characters can be three times that. */
const MAX_BYTES = 7_500_000;

/**
 * Reads the file, has the server take what fits in one transaction, and says in the agent's language why the rest was not.
 * Throws FILE_UNREADABLE (nothing was asked for), NEEDS_NETWORK.
 */
export async function importTemplateFile(work: Work, actor: Actor, text: string, language: Language): Promise<ImportAnswer> {
  const file = readTemplateFile(text, MAX_FILE_TEMPLATES);
  if (file.kind === 'unreadable') {
    throw new CodedError('FILE_UNREADABLE', { problem: say(language, fileProblemText[file.problem], { line: file.line, what: file.what }) });
  }
  const checked = file.rows.map((row) => ({ row, ...checkedRow(row, actor) }));
  const good = checked.flatMap((item) => (item.value === null ? [] : [item.value]));
  if (Buffer.byteLength(JSON.stringify(good)) > MAX_BYTES) throw new CodedError('PAYLOAD_TOO_LARGE', { limit: '7,5 MB' });
  const done = good.length === 0 ? null : await askCentral(work, (client) => client.templates.import({ rows: wire(good) }));
  if (done !== null) work.loop.wake();
  const refused = checked.flatMap(({ row, value, field }) => {
    if (value === null) return [{ title: titleOf(row), problem: say(language, importProblemText.invalid, { field }) }];
    const answer = done?.refused.find((one) => good[one.row] === value);
    return answer === undefined ? [] : [{ title: titleOf(row), problem: say(language, importProblemText[answer.problem], { field: '' }) }];
  });
  return { created: done?.created ?? 0, updated: done?.updated ?? 0, refused };
}

/** What a row does not say is as the agent would begin: in Indonesian, and published where they may. */
function checkedRow({ fields }: RawRow, actor: Actor): { value: TemplateFileRow | null; field: string } {
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const personal = given.personal === true;
  const status = actor.role === 'agent' && !personal ? 'proposed' : 'published';
  const whole = { id: null, team: null, personal, language: 'id', topic: '', shortcut: '', attachments: [], status, ...given };
  const parsed = zTemplateFileRow.safeParse(whole);
  return parsed.success ? { value: parsed.data, field: '' } : { value: null, field: String(parsed.error.issues[0]?.path[0] ?? '') };
}

function titleOf({ line, fields }: RawRow): string {
  return typeof fields.title === 'string' && fields.title.trim() !== '' ? fields.title.trim().slice(0, 120) : `#${line}`;
}
