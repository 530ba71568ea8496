/** What a person types, as words for the full-text indexes: at most eight, letters and digits only. */
export function searchWords(text: string): string[] {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 8);
}

/** Every word, each as a beginning. Words are quoted: what a person types is never query syntax. */
export function matchWords(words: readonly string[]): string {
  return words.map((word) => `${quotedWord(word)}*`).join(' ');
}

export function quotedWord(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** Digits of what looks like a phone number with its usual marks, else ''; "0812" is looked for as "812", since numbers are stored as +62812. */
export function typedDigits(text: string): string {
  return /^[+\d][\d\s().-]*$/.test(text) ? text.replace(/\D/g, '').replace(/^0+/, '') : '';
}
