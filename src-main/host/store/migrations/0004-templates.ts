/** Frozen: a shipped step never changes. */
export const templates = `
UPDATE template SET body = json_set(body, '$.attachments', json('[]'), '$.status', 'published', '$.version', 1, '$.updatedById', NULL, '$.updatedAt', 0)
  WHERE body ->> '$.status' IS NULL;

-- What this agent answered with which template; asked: the telling words of the customer's message.
CREATE TABLE template_use (
  command_id TEXT NOT NULL, template_id TEXT NOT NULL, asked TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (command_id, template_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX template_use_by_at ON template_use (at);
`;
