/** Numbers that look random and are the same for the same seed, on every machine. */
export type Random = {
  /** In [0, 1). */
  unit(): number;
  /** Whole, from `low` to `high`, both included. */
  int(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One of `list`, each as likely as its weight says. */
  weighted<T>(list: readonly (readonly [T, number])[]): T;
};

/** Mulberry32 over a mixed seed; `index` gives each thing a stream of its own, so that it can be made alone. */
export function createRandom(seed: number, index = 0): Random {
  let state = mix(mix(seed | 0) ^ mix(index + 0x9e3779b9));
  const unit = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (low: number, high: number): number => low + Math.floor(unit() * (high - low + 1));
  const pick = <T>(list: readonly T[]): T => list[Math.floor(unit() * list.length)] as T;
  return {
    unit,
    int,
    chance: (probability) => unit() < probability,
    pick,
    weighted: (list) => {
      let left = unit() * list.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of list) {
        left -= weight;
        if (left < 0) return value;
      }
      return pick(list)[0];
    },
  };
}

/** A UUIDv7 of a given time. */
export function idAt(ms: number, random: Random): string {
  const time = Math.floor(ms).toString(16).padStart(12, '0');
  const part = (digits: number): string =>
    Math.floor(random.unit() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  const variant = '89ab'[random.int(0, 3)];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${part(3)}-${variant}${part(3)}-${part(6)}${part(6)}`;
}

function mix(value: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
