/** Ends a switch over a union: a new member that nobody handled does not compile, and throws if it arrives anyway. */
export function assertNever(value: never, what: string): never {
  throw new Error(`unexpected ${what}: ${JSON.stringify(value)}`);
}
