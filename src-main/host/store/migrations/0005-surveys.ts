/** Frozen: a shipped step never changes. */
export const surveys = `
CREATE TABLE answer (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, contact_id TEXT NOT NULL, ticket_id TEXT, agent_id TEXT, score INTEGER,
  asked_at INTEGER NOT NULL, answered_at INTEGER, rev INTEGER NOT NULL, body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX answer_by_contact ON answer (contact_id);
CREATE INDEX answer_by_ticket ON answer (ticket_id) WHERE ticket_id IS NOT NULL;
CREATE INDEX answer_asked ON answer (asked_at);
CREATE INDEX answer_answered ON answer (answered_at) WHERE answered_at IS NOT NULL;
-- Kinds of rows that this version holds and an earlier one did not come with a snapshot: the next sync begins with one.
DELETE FROM meta WHERE key IN ('cursor', 'snapshot');
`;
