const TICKET = /^tanggap:\/\/ticket\/([0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})\/?$/i;

/** The one address that the system may hand us, in its canonical form; null for anything else. It names a ticket and does nothing to it. */
export function parseDeepLink(address: string): string | null {
  const id = TICKET.exec(address)?.[1];
  return id === undefined ? null : `tanggap://ticket/${id.toLowerCase()}`;
}

/** The deep link among the arguments of a start; null unless there is exactly one and it is right. */
export function deepLinkOf(argv: readonly string[]): string | null {
  const [link, ...more] = argv.filter((argument) => /^tanggap:/i.test(argument));
  return link === undefined || more.length > 0 ? null : parseDeepLink(link);
}
