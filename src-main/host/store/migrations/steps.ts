import { base } from './0001-base.ts';
import { sla } from './0002-sla.ts';
import { customers } from './0003-customers.ts';
import { templates } from './0004-templates.ts';
import { surveys } from './0005-surveys.ts';
import { metrics } from './0006-metrics.ts';
import { comfort } from './0007-comfort.ts';

/** In order; step n brings the file from `user_version` n-1 to n. Listed by hand: a bundler finds no folders. */
export const steps: readonly string[] = [base, sla, customers, templates, surveys, metrics, comfort];

/** "TGGP": says whose file it is. */
export const APPLICATION_ID = 0x54474750;
