import { CodedError } from '#shared/contract/errors.ts';
import { errorText } from '#shared/text/error-text.ts';
import { type Language, type Sentence, say, type Values } from '#shared/text/languages.ts';

export type Voice = {
  readonly language: Language;
  /** A line of progress: with `--json` beside the output, which holds one JSON line only. */
  tell(sentence: Sentence, values?: Values): void;
  print(text: string): void;
};

export function createVoice(json: boolean, env: NodeJS.ProcessEnv = process.env): Voice {
  const language: Language = /^en/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'en' : 'id';
  const print = (text: string): void => void (json ? process.stderr : process.stdout).write(`${text}\n`);
  return { language, print, tell: (sentence, values) => print(say(language, sentence, values)) };
}

/** A failure for the person at the terminal: its code, and the sentence in both languages. */
export function describeFailure(error: unknown): { readonly code: string; readonly id: string; readonly en: string } {
  const coded = error instanceof CodedError ? error : fromSystem(error);
  const values = { ...coded.data, problem: coded.data.problem ?? rootCause(coded) };
  return { code: coded.code, id: say('id', errorText[coded.code], values), en: say('en', errorText[coded.code], values) };
}

/** Why, for what the registry does not explain. */
export function rootCause(error: unknown): string {
  let last = error;
  while (last instanceof Error && last.cause !== undefined) last = last.cause;
  return last instanceof Error ? last.message : String(last);
}

function fromSystem(error: unknown): CodedError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return new CodedError('DISK_FULL', {}, { cause: error });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST') {
    return new CodedError('CONFIG_INVALID', { name: '--data', problem: rootCause(error) }, { cause: error });
  }
  return new CodedError('INTERNAL', {}, { cause: error });
}
