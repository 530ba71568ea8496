/** The only link that is understood: `tanggap://ticket/<uuid>`. Anything else opens nothing. */
export function ticketOfDeepLink(url: string): string | null {
  const match = /^tanggap:\/\/ticket\/([0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})\/?$/.exec(url);
  return match?.[1] ?? null;
}
