/** Fills a new array of `length` cryptographically random bytes. */
export type RandomBytes = (length: number) => Uint8Array;

export type IdSource = () => string;

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * UUIDv7 (RFC 9562, 5.7): 48 bits of epoch milliseconds, then random bits.
 * Ids of one source always rise: within a millisecond, or when the clock went back, the 12 bits after the version count on.
 */
export function createIdSource(now: () => number, randomBytes: RandomBytes): IdSource {
  let lastMs = 0;
  let counter = 0;
  return () => {
    const bytes = randomBytes(16);
    const ms = Math.max(now(), lastMs);
    if (ms > lastMs) {
      lastMs = ms;
      counter = (((bytes[6] as number) & 0x07) << 8) | (bytes[7] as number);
    } else if (++counter > 0xfff) {
      lastMs += 1;
      counter = 0;
    }
    let rest = lastMs;
    for (let i = 5; i >= 0; i--) {
      bytes[i] = rest % 256;
      rest = Math.floor(rest / 256);
    }
    bytes[6] = 0x70 | (counter >> 8);
    bytes[7] = counter & 0xff;
    bytes[8] = 0x80 | ((bytes[8] as number) & 0x3f);
    let text = '';
    for (let i = 0; i < 16; i++) {
      text += hex[bytes[i] as number];
      if (i === 3 || i === 5 || i === 7 || i === 9) text += '-';
    }
    return text;
  };
}
