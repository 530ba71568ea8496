/**
 * A WebSocket text frame as a server sends it (RFC 6455, 5.2: final, unmasked). Framed once, it is written to any number of
 * sockets; that only works without permessage-deflate, which our servers never negotiate.
 */
export function textFrame(text: string): Buffer {
  const payload = Buffer.from(text, 'utf8');
  if (payload.length < 126) return Buffer.concat([Buffer.from([0x81, payload.length]), payload]);
  if (payload.length > 0xffff) throw new RangeError(`a live frame of ${payload.length} bytes`);
  return Buffer.concat([Buffer.from([0x81, 126, payload.length >> 8, payload.length & 0xff]), payload]);
}
