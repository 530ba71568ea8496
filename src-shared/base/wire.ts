/** Domain types are readonly all the way down; the contract infers arrays that may be changed. The value is the same. */
export type Wire<T> = T extends readonly (infer Item)[] ? Wire<Item>[] : T extends object ? { -readonly [Key in keyof T]: Wire<T[Key]> } : T;

export function wire<T>(value: T): Wire<T> {
  return value as Wire<T>;
}
