export const LANGUAGES = ['id', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One sentence in every language. `{name}` stands for a value given when it is shown. */
export type Sentence = Readonly<Record<Language, string>>;

export type Values = Readonly<Record<string, string | number>>;

export function say(language: Language, sentence: Sentence, values: Values = {}): string {
  return sentence[language].replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : whole));
}

/** A sentence with other sentences put in, in every language. */
export function filled(sentence: Sentence, values: Readonly<Record<string, Sentence>>): Sentence {
  const inLanguage = (language: Language) =>
    say(language, sentence, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value[language]])));
  return { id: inLanguage('id'), en: inLanguage('en') };
}
