/** Frozen: a shipped step never changes. */
export const comfort = `

`;
