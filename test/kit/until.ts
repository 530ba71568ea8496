/** Waits for a state that has no event to wait for; fails with what was awaited after `withinMs`. */
export async function until(reached: () => Promise<boolean>, withinMs = 15_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await reached().catch(() => false))) {
    if (Date.now() > end) throw new Error(`not reached within ${withinMs} ms: ${reached}`);
    await new Promise<void>((resolve) => void setTimeout(resolve, 25));
  }
}
