import { LANGUAGES, type Language } from '#shared/text/languages.ts';

/** The language of ours that an `Accept-Language` header ranks highest; Indonesian when it names none. `in` is its old code. */
export function preferredLanguage(header: string | undefined): Language {
  let best: { readonly language: Language; readonly weight: number } | null = null;
  for (const part of (header ?? '').slice(0, 500).split(',')) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const primary = tag.split('-')[0] === 'in' ? 'id' : tag.split('-')[0];
    const language = LANGUAGES.find((known) => known === primary);
    const given = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find((value) => value !== undefined);
    const weight = given === undefined ? 1 : Number(given);
    if (language !== undefined && weight > (best?.weight ?? 0)) best = { language, weight };
  }
  return best?.language ?? 'id';
}
