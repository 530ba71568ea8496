/** Frozen: a shipped step never changes. */
export const sla = `
ALTER TABLE ticket ADD COLUMN sla TEXT NOT NULL DEFAULT '[]';
ALTER TABLE ticket ADD COLUMN warn_at INTEGER;
ALTER TABLE ticket ADD COLUMN due_from INTEGER;
UPDATE ticket SET due_at = NULL, due_key = 4000000000000000 - coalesce(last_message_at, created_at) WHERE due_at IS NOT NULL;
`;
