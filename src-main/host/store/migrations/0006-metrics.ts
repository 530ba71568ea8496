/** Frozen: a shipped step never changes. */
export const metrics = `
CREATE TABLE state_event (id TEXT PRIMARY KEY, agent_id TEXT NOT NULL, state TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE activity (id TEXT PRIMARY KEY, agent_id TEXT NOT NULL, ticket_id TEXT NOT NULL, from_at INTEGER NOT NULL, to_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`;
