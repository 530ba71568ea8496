import { base } from './0001-base.ts';

/** In order; step n brings the file from `user_version` n-1 to n. Listed by hand: a bundler finds no folders. */
export const steps: readonly string[] = [base];

/** "TGGP": says whose file it is. */
export const APPLICATION_ID = 0x54474750;
