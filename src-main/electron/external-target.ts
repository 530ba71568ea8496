const ALLOWED_PROTOCOLS: readonly string[] = ['https:', 'mailto:', 'tel:'];
const LONGEST = 2_000;

export type ExternalTarget = {
  /** Canonical address that is opened. */
  readonly url: string;
  /** What a person can judge: the host in punycode, so that look-alike letters show, or the bare address. */
  readonly shown: string;
};

/** What may be opened in another program, or null when this address is none of it. */
export function externalTarget(address: string): ExternalTarget | null {
  if (address.length > LONGEST || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (!ALLOWED_PROTOCOLS.includes(url.protocol) || url.username !== '' || url.password !== '') return null;
  if (url.protocol === 'https:') return { url: url.href, shown: url.host };
  if (!/^[\w.+@%-]{1,320}$/.test(url.pathname)) return null;
  // Without the subject, body and copies that a stranger may have put behind it.
  const bare = `${url.protocol}${url.pathname}`;
  return { url: bare, shown: bare };
}
