import { join } from 'node:path';

/** The folder of the project, wherever it was started from. */
export const PROJECT = join(import.meta.dirname, '..', '..');
export const inProject = (...path: readonly string[]): string => join(PROJECT, ...path);
