/** Frozen: a shipped step never changes. */
export const surveys = `
CREATE TABLE answer (id TEXT PRIMARY KEY, contact_id TEXT NOT NULL, ticket_id TEXT, rev INTEGER NOT NULL, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX answer_by_contact ON answer (contact_id);
`;
