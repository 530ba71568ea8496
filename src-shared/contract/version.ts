/**
 * Version of both wires. Raise it when a schema changes in a way that an older peer cannot read, and add a line:
 * 1: first wire.
 * 2: the agent's desk: set-up rows, deadlines, surveys, customers, templates, performance.
 * Deploy order: the central API first, then the consoles; the API serves every version from `OLDEST_SUPPORTED` on.
 */
export const CONTRACT_VERSION = 2;
export const OLDEST_SUPPORTED = 2;
