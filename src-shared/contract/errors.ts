type ErrorRule = {
  /** HTTP status where the error crosses HTTP. */
  readonly status: number;
  /** Whether the same request may simply be sent again. */
  readonly retry: 'no' | 'later' | 'after-sign-in';
  /** Whether it is logged as a fault of ours. */
  readonly report: boolean;
};

/** The one registry of error codes. The user text of each is in `src-shared/text/error-text.ts`, in both languages. */
export const ERRORS = {
  INVALID_INPUT: { status: 400, retry: 'no', report: false },
  UNAUTHENTICATED: { status: 401, retry: 'after-sign-in', report: false },
  SIGN_IN_FAILED: { status: 401, retry: 'no', report: false },
  SIGN_IN_THROTTLED: { status: 429, retry: 'later', report: false },
  FORBIDDEN: { status: 403, retry: 'no', report: false },
  DEVICE_REVOKED: { status: 403, retry: 'no', report: true },
  NOT_FOUND: { status: 404, retry: 'no', report: false },
  METHOD_NOT_ALLOWED: { status: 405, retry: 'no', report: false },
  CURSOR_TOO_OLD: { status: 410, retry: 'no', report: false },
  CURSOR_INVALID: { status: 400, retry: 'no', report: true },
  PAYLOAD_TOO_LARGE: { status: 413, retry: 'no', report: false },
  UNSUPPORTED_TYPE: { status: 415, retry: 'no', report: false },
  ATTACHMENT_CHANGED: { status: 422, retry: 'later', report: false },
  ATTACHMENT_EMPTY: { status: 422, retry: 'no', report: false },
  VERSION_TOO_OLD: { status: 426, retry: 'no', report: false },
  RATE_LIMITED: { status: 429, retry: 'later', report: false },
  MESSAGE_ID_REUSED: { status: 409, retry: 'no', report: false },
  CONVERSATION_CLOSED: { status: 409, retry: 'no', report: false },
  INTERNAL: { status: 500, retry: 'later', report: true },
  UNAVAILABLE: { status: 503, retry: 'later', report: false },
  NOT_SIGNED_IN: { status: 401, retry: 'after-sign-in', report: false },
  SERVER_UNREACHABLE: { status: 503, retry: 'later', report: false },
  NOT_A_TANGGAP_SERVER: { status: 502, retry: 'no', report: false },
  NEEDS_NETWORK: { status: 503, retry: 'later', report: false },
  NOT_AVAILABLE_HERE: { status: 501, retry: 'no', report: false },
  CONFIG_CHANGED: { status: 409, retry: 'no', report: false },
  CONFIG_REFUSED: { status: 422, retry: 'no', report: false },
  TEMPLATE_CHANGED: { status: 409, retry: 'no', report: false },
  TEMPLATE_REFUSED: { status: 422, retry: 'no', report: false },
  SHORTCUT_TAKEN: { status: 409, retry: 'no', report: false },
  SURVEY_OFF: { status: 409, retry: 'no', report: false },
  SURVEY_NOT_RESOLVED: { status: 409, retry: 'no', report: false },
  SURVEY_ANSWERED: { status: 409, retry: 'no', report: false },
  SURVEY_QUIET: { status: 409, retry: 'no', report: false },
  FILE_UNREADABLE: { status: 422, retry: 'no', report: false },
  IMPORT_REFUSED: { status: 409, retry: 'no', report: false },
  REFUSED: { status: 409, retry: 'no', report: false },
  SAVE_UNCERTAIN: { status: 500, retry: 'later', report: true },
  DISK_FULL: { status: 507, retry: 'later', report: true },
  STORE_FROM_FUTURE: { status: 500, retry: 'no', report: true },
  STORE_DAMAGED: { status: 500, retry: 'no', report: true },
  STORE_IN_USE: { status: 409, retry: 'later', report: false },
  HOST_GONE: { status: 503, retry: 'later', report: true },
  CONSOLE_LINK_INVALID: { status: 403, retry: 'no', report: false },
  CONFIG_INVALID: { status: 500, retry: 'no', report: true },
  PORT_TAKEN: { status: 500, retry: 'no', report: false },
  ALREADY_RUNNING: { status: 409, retry: 'no', report: false },
  DATABASE_UNREACHABLE: { status: 503, retry: 'later', report: true },
} as const satisfies Record<string, ErrorRule>;

export type ErrorCode = keyof typeof ERRORS;
export const ERROR_CODES = Object.keys(ERRORS) as ErrorCode[];

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(ERRORS, value);
}

/** An expected failure with a code of the registry. `data` holds facts for the sentence, never personal data or secrets. */
export class CodedError extends Error {
  readonly code: ErrorCode;
  readonly data: Readonly<Record<string, string | number>>;

  constructor(code: ErrorCode, data: Readonly<Record<string, string | number>> = {}, options?: { cause?: unknown }) {
    super(code, options);
    this.name = 'CodedError';
    this.code = code;
    this.data = data;
  }
}
