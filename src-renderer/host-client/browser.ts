/** The page's own timers and chance, for `host-client` only. */
export const browser = {
  after(delayMs: number, run: () => void): void {
    setTimeout(run, delayMs);
  },
  random: (): number => (crypto.getRandomValues(new Uint32Array(1))[0] as number) / 2 ** 32,
};
