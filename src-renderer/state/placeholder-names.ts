import { useMemo } from 'react';
import { placeholderText } from '#shared/text/template-text.ts';
import { useText } from './use-text.ts';

/** Placeholders in the agent's words, `nama pelanggan`; one without words is named as it is written. */
export function usePlaceholderName(): (name: string) => string {
  const text = useText();
  return useMemo(
    () => (name: string) => {
      const sentence = Object.hasOwn(placeholderText, name) ? placeholderText[name] : undefined;
      return sentence === undefined ? name : text(sentence);
    },
    [text],
  );
}
