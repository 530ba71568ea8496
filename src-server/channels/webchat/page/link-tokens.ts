export type TextToken = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'link'; readonly text: string; readonly href: string };

/** Only https with a plain ASCII host that has a dot: no user names, no look-alike letters, no direction marks. */
const candidate = /\bhttps:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{2,5})?(?:[/?#][^\s<>"'`\u200b-\u200f\u202a-\u202e\u2066-\u2069]*)?/gi;

/** Splits a message into plain text and the addresses that may be opened; joined again, the tokens are the message. */
export function tokenizeLinks(message: string): TextToken[] {
  const tokens: TextToken[] = [];
  let from = 0;
  for (const match of message.matchAll(candidate)) {
    const text = withoutTrailingPunctuation(match[0]);
    const next = message[match.index + match[0].length];
    if (next === '@' || !URL.canParse(text)) continue;
    if (match.index > from) tokens.push({ kind: 'text', text: message.slice(from, match.index) });
    tokens.push({ kind: 'link', text, href: new URL(text).href });
    from = match.index + text.length;
  }
  if (from < message.length) tokens.push({ kind: 'text', text: message.slice(from) });
  return tokens;
}

function withoutTrailingPunctuation(address: string): string {
  let text = address;
  for (;;) {
    const last = text.at(-1) ?? '';
    const closesNothing = last === ')' && !text.includes('(');
    if (!closesNothing && !/[.,;:!?\]}*_~]/.test(last)) return text;
    text = text.slice(0, -1);
  }
}
