/** Longer than anyone has one ticket in front of them without a pause. */
export const LONGEST_ACTIVITY_MS = 12 * 3_600_000;
export const SHORTEST_ACTIVITY_MS = 3_000;

/**
 * Where a stretch told by a console belongs on the server's clock: as a whole it is moved so that it ends between the last
 * server time that the device had seen and now. Its length is what the device measured. Null: no stretch that can be true.
 */
export function placeActivity(
  span: { readonly from: number; readonly to: number },
  lastServerTime: number | null,
  now: number,
): { from: number; to: number } | null {
  const length = span.to - span.from;
  if (length <= 0 || length > LONGEST_ACTIVITY_MS) return null;
  const to = Math.min(Math.max(span.to, Math.min(lastServerTime ?? 0, now)), now);
  return { from: to - length, to };
}
