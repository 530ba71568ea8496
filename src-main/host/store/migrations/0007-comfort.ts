/** Frozen: a shipped step never changes. */
export const comfort = `
-- hold_until: not sent before that server time, and may be withdrawn until it goes on its way; cleared when it does.
-- kept_draft: 1 when its text was not typed, so that what the agent was writing stayed.
ALTER TABLE outbox ADD COLUMN hold_until INTEGER;
ALTER TABLE outbox ADD COLUMN kept_draft INTEGER NOT NULL DEFAULT 0;
`;
