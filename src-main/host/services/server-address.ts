import { CodedError } from '#shared/contract/errors.ts';

/** The origin of what a person typed. Throws INVALID_INPUT. Without TLS only this computer itself is spoken to. */
export function serverOrigin(typed: string): string {
  const text = typed.trim();
  const local = /^(https?:\/\/)?(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?(\/|$)/i.test(text);
  const whole = /^[a-z]+:\/\//i.test(text) ? text : `${local ? 'http' : 'https'}://${text}`;
  const url = URL.canParse(whole) ? new URL(whole) : null;
  if (url === null || url.hostname === '') throw new CodedError('INVALID_INPUT', { problem: 'URL' });
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local)) throw new CodedError('INVALID_INPUT', { problem: 'https://' });
  return url.origin;
}
