import { useMemo } from 'react';
import { type ErrorCode, isErrorCode } from '#shared/contract/errors.ts';
import { REFUSAL_CODES, type RefusalCode, type RefusalDetail } from '#shared/domain/sync/command.ts';
import { errorText } from '#shared/text/error-text.ts';
import { type Language, say, type Values } from '#shared/text/languages.ts';
import { refusalText } from '#shared/text/refusal-text.ts';
import { statusText } from '#shared/text/ticket-text.ts';
import { useMirror } from './mirror.ts';
import { useLanguage } from './use-text.ts';

type Names = { agentName(id: string): string };

/** The registry's code of what a host call threw; what carries none is the host's end of the line. */
export function errorCodeOf(error: unknown): ErrorCode {
  const code = (error as { code?: unknown } | null)?.code;
  return isErrorCode(code) ? code : 'HOST_GONE';
}

export function sayRefusal(language: Language, refusal: { code: RefusalCode; detail: RefusalDetail }, names: Names): string {
  const { agentId, status, count, ticketNumber } = refusal.detail;
  const someone = language === 'id' ? 'Agen lain' : 'Another agent';
  return say(language, refusalText[refusal.code], {
    agent: (agentId === undefined ? '' : names.agentName(agentId)) || someone,
    status: status === undefined ? '' : say(language, statusText[status]).toLocaleLowerCase(),
    count: count ?? 0,
    ticketNumber: ticketNumber ?? '',
  });
}

export function sayError(language: Language, error: unknown, names: Names): string {
  const code = errorCodeOf(error);
  const data: unknown = (error as { data?: unknown } | null)?.data;
  if (code === 'REFUSED' && isRefusal(data)) return sayRefusal(language, data, names);
  return say(language, errorText[code], isValues(data) ? data : {});
}

function isRefusal(data: unknown): data is { code: RefusalCode; detail: RefusalDetail } {
  const value = data as { code?: unknown; detail?: unknown } | null;
  return typeof value?.detail === 'object' && value.detail !== null && (REFUSAL_CODES as readonly unknown[]).includes(value.code);
}

function isValues(data: unknown): data is Values {
  return typeof data === 'object' && data !== null;
}

/** Sentences for whatever a host call threw, and for refusals shown in lists. */
export function useErrorText(): {
  error(thrown: unknown): string;
  refusal(refusal: { code: RefusalCode; detail: RefusalDetail }): string;
} {
  const language = useLanguage();
  const agents = useMirror((mirror) => mirror.directory?.agents);
  return useMemo(() => {
    const names: Names = { agentName: (id) => agents?.find((agent) => agent.id === id)?.name ?? '' };
    return { error: (thrown) => sayError(language, thrown, names), refusal: (refusal) => sayRefusal(language, refusal, names) };
  }, [language, agents]);
}
