import { ORPCError } from '@orpc/server';
import { CodedError, ERRORS, type ErrorCode, isErrorCode } from '#shared/contract/errors.ts';
import { errorText } from '#shared/text/error-text.ts';
import { say } from '#shared/text/languages.ts';

/** What every refused request answers with, beside the HTTP status of its code. `message` is for a person who reads the wire. */
export type ErrorEnvelope = { readonly code: ErrorCode; readonly message: string; readonly data: Readonly<Record<string, string | number>> };

export function envelopeOf(error: CodedError): ErrorEnvelope {
  return { code: error.code, message: say('en', errorText[error.code], error.data), data: error.data };
}

const fastifyCodes: Readonly<Record<string, { readonly code: ErrorCode; readonly data?: Readonly<Record<string, string | number>> }>> = {
  FST_ERR_NOT_FOUND: { code: 'NOT_FOUND' },
  FST_ERR_MAX_PARAM_LENGTH: { code: 'INVALID_INPUT', data: { problem: 'address' } },
  FST_ERR_BAD_URL: { code: 'INVALID_INPUT', data: { problem: 'address' } },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { code: 'UNSUPPORTED_TYPE' },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: { code: 'INVALID_INPUT', data: { problem: 'Content-Length' } },
  FST_ERR_CTP_EMPTY_JSON_BODY: { code: 'INVALID_INPUT', data: { problem: 'JSON' } },
  FST_ERR_CTP_INVALID_JSON_BODY: { code: 'INVALID_INPUT', data: { problem: 'JSON' } },
};

/** Failures of PostgreSQL, of the way to it or of the disk that are not the request's, and pass. */
const passing = /^(08|53|57P0|40001|40P01|55000|55P03)|^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|ENOSPC|EDQUOT|EMFILE)$/;
/** Text that PostgreSQL cannot hold: a NUL or a broken encoding that no schema caught. */
const badText = /^(22021|22P05)$/;

/** Any failure as one of the registry. What is not expected becomes INTERNAL, keeps its cause for the log and tells nothing. */
export function toCodedError(error: unknown, bodyLimit?: number): CodedError {
  if (error instanceof CodedError) return error;
  if (error instanceof ORPCError) return fromOrpc(error);
  const { code, statusCode } = fieldsOf(error);
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new CodedError('PAYLOAD_TOO_LARGE', bodyLimit === undefined ? {} : { limit: bodyLimit }, { cause: error });
  const known = Object.hasOwn(fastifyCodes, code) ? fastifyCodes[code] : undefined;
  if (known !== undefined) return new CodedError(known.code, known.data, { cause: error });
  if (badText.test(code)) return new CodedError('INVALID_INPUT', { problem: 'text' }, { cause: error });
  if (passing.test(code) || isPoolTimeout(error)) return new CodedError('UNAVAILABLE', {}, { cause: error });
  // What the JSON parser throws for __proto__ is a plain SyntaxError with this status.
  if (statusCode === 400) return new CodedError('INVALID_INPUT', { problem: 'JSON' }, { cause: error });
  return new CodedError('INTERNAL', {}, { cause: error });
}

function fieldsOf(error: unknown): { code: string; statusCode: number | undefined } {
  if (typeof error !== 'object' || error === null) return { code: '', statusCode: undefined };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { code, statusCode: 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : undefined };
}

function isPoolTimeout(error: unknown): boolean {
  return error instanceof Error && /timeout exceeded when trying to connect|Connection terminated|Cannot use a pool after/.test(error.message);
}

type Issue = { readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[]; readonly message?: string };

function fromOrpc(error: ORPCError<string, unknown>): CodedError {
  if (isErrorCode(error.code)) return new CodedError(error.code, dataOf(error.data), { cause: error });
  if (error.code === 'BAD_REQUEST') return new CodedError('INVALID_INPUT', { problem: problemOf(error.data) }, { cause: error });
  if (error.code === 'METHOD_NOT_SUPPORTED') return new CodedError('METHOD_NOT_ALLOWED', {}, { cause: error });
  return new CodedError('INTERNAL', {}, { cause: error });
}

function dataOf(data: unknown): Record<string, string | number> {
  const fields = typeof data === 'object' && data !== null ? Object.entries(data) : [];
  return Object.fromEntries(fields.filter(([, value]) => typeof value === 'string' || typeof value === 'number'));
}

/** Where the input does not fit, such as `commands.0.body.text`: paths are the contract's words, never the sender's values. */
function problemOf(data: unknown): string {
  const issues = typeof data === 'object' && data !== null && 'issues' in data && Array.isArray(data.issues) ? (data.issues as Issue[]) : [];
  const path = (issues[0]?.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
  return path === '' ? 'body' : path.slice(0, 120);
}

/** The same failure as oRPC carries it. A code that the procedure does not declare is a fault of ours. */
export function toOrpcError(error: CodedError, declared?: Readonly<Record<string, unknown>>): ORPCError<string, unknown> {
  const shown = declared === undefined || Object.hasOwn(declared, error.code) ? error : new CodedError('INTERNAL', {}, { cause: error });
  const { code, message, data } = envelopeOf(shown);
  return new ORPCError(code, { status: ERRORS[code].status, message, data, cause: error.cause });
}
