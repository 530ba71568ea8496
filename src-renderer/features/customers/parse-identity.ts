export type TypedIdentity = { readonly kind: 'phone' | 'email'; readonly value: string };

/**
 * What an agent typed as a phone number or an e-mail; null when it is neither. An Indonesian number may begin with 0.
 * The server has the last word: it stores the canonical form, and refuses what no network would reach.
 */
export function parseIdentity(typed: string): TypedIdentity | null {
  const value = typed.trim();
  if (value.includes('@'))
    return value.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(value) ? { kind: 'email', value: value.toLowerCase() } : null;
  if (!/^\+?[\d\s().-]+$/.test(value)) return null;
  const digits = value.replace(/\D/g, '');
  if (digits.length < 8 || digits.length > 15) return null;
  if (value.startsWith('+')) return { kind: 'phone', value: `+${digits}` };
  return { kind: 'phone', value: digits.startsWith('0') ? `+62${digits.slice(1)}` : `+${digits}` };
}
