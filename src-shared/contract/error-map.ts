import * as z from 'zod';
import { ERRORS, type ErrorCode } from './errors.ts';

const zErrorData = z.record(z.string(), z.union([z.string(), z.number()]));

type ErrorItem<Code extends ErrorCode> = { status: (typeof ERRORS)[Code]['status']; data: typeof zErrorData };

/** The entries of the registry in the form oRPC wants, for the codes that a contract declares. */
export function errorMap<const Code extends ErrorCode>(...codes: Code[]): { [K in Code]: ErrorItem<K> } {
  return Object.fromEntries(codes.map((code) => [code, { status: ERRORS[code].status, data: zErrorData }])) as { [K in Code]: ErrorItem<K> };
}
