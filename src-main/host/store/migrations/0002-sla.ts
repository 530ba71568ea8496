/** Frozen: a shipped step never changes. */
export const sla = `
ALTER TABLE ticket ADD COLUMN sla TEXT NOT NULL DEFAULT '[]';
`;
