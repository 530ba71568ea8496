import type { ReplyTemplate } from '#shared/domain/presence/directory.ts';
import type { CommandBody } from '#shared/domain/sync/command.ts';
import { telling } from '#shared/domain/template/words.ts';
import type { Entry } from '#shared/domain/ticket/ticket.ts';
import type { ReadDb } from './sqlite.ts';
import type { WriteTx } from './write-tx.ts';

export function putTemplate(tx: WriteTx, template: ReplyTemplate): void {
  tx.run(
    `INSERT INTO template (id, rev, body) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET rev = excluded.rev, body = excluded.body WHERE excluded.rev >= rev`,
    template.id,
    template.rev,
    JSON.stringify(template),
  );
  tx.touched.topics.add('templates');
}

export function dropTemplate(tx: WriteTx, id: string): void {
  tx.run('DELETE FROM template WHERE id = ?', id);
  tx.touched.topics.add('templates');
}

/** A team's texts are for its own agents. */
export function dropTemplatesOfTeam(tx: WriteTx, teamId: string): void {
  const { changes } = tx.run(`DELETE FROM template WHERE body ->> '$.teamId' = ?`, teamId);
  if (changes > 0) tx.touched.topics.add('templates');
}

export function listTemplates(db: ReadDb): ReplyTemplate[] {
  return listTemplateRows(db).map((row) => JSON.parse(row.body) as ReplyTemplate);
}

/** Unparsed: for who keeps what did not change. */
export function listTemplateRows(db: ReadDb): { id: string; body: string }[] {
  return db.all<{ id: string; body: string }>('SELECT id, body FROM template ORDER BY id');
}

export function getTemplate(db: ReadDb, id: string): ReplyTemplate | null {
  const row = db.get<{ body: string }>('SELECT body FROM template WHERE id = ?', id);
  return row === undefined ? null : (JSON.parse(row.body) as ReplyTemplate);
}

/** Whether a template carries this content, which the server then has. */
export function isTemplateAttachment(db: ReadDb, hash: string): boolean {
  const sql = `SELECT 1 AS yes FROM template t, json_each(t.body, '$.attachments') a WHERE a.value ->> '$.hash' = ? LIMIT 1`;
  return db.get(sql, hash) !== undefined;
}

/** What the customer wrote that is not answered yet, else their last words; oldest first. */
export function lastWordsOf(db: ReadDb, ticketId: string): string {
  const rows = db.all<{ body: string; inbound: number }>(
    'SELECT body, inbound FROM entry WHERE ticket_id = ? AND event IS NULL ORDER BY seq DESC LIMIT 20',
    ticketId,
  );
  const texts: string[] = [];
  for (const row of rows) {
    const entry = JSON.parse(row.body) as Entry;
    if (entry.kind !== 'message') continue;
    if (entry.direction === 'in') texts.push(entry.text);
    else if (texts.length > 0) break;
    if (texts.length === 5) break;
  }
  return texts.reverse().join('\n');
}

/** One use by this agent: `asked` are the telling words of what the customer had written. */
export type LocalUse = { readonly templateId: string; readonly asked: readonly string[] };

const KEPT_USES = 2_000;
const KEPT_WORDS = 60;

/** Remembers which templates a reply was made from, and what it answered, in the transaction that saves the reply. */
export function noteTemplateUse(tx: WriteTx, commandId: string, body: Extract<CommandBody, { type: 'ticket.reply' }>, at: number): void {
  if (body.templates === undefined || body.templates.length === 0) return;
  const asked = telling(lastWordsOf(tx, body.ticketId)).slice(0, KEPT_WORDS).join(' ');
  for (const { templateId } of body.templates) {
    tx.run('INSERT OR IGNORE INTO template_use (command_id, template_id, asked, at) VALUES (?, ?, ?, ?)', commandId, templateId, asked, at);
  }
  tx.run('DELETE FROM template_use WHERE at < (SELECT at FROM template_use ORDER BY at DESC LIMIT 1 OFFSET ?)', KEPT_USES);
  tx.touched.topics.add('templates');
}

/** The reply was never sent, or not taken. */
export function dropTemplateUse(tx: WriteTx, commandId: string): void {
  const { changes } = tx.run('DELETE FROM template_use WHERE command_id = ?', commandId);
  if (changes > 0) tx.touched.topics.add('templates');
}

/** Newest first. */
export function listTemplateUses(db: ReadDb): LocalUse[] {
  return db
    .all<{ template_id: string; asked: string }>('SELECT template_id, asked FROM template_use ORDER BY at DESC')
    .map((row) => ({ templateId: row.template_id, asked: row.asked === '' ? [] : row.asked.split(' ') }));
}
