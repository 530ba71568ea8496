/** Minutes since local midnight; from 22:00 to 06:00 passes midnight. Equal ends mean the whole day. */
export type QuietHours = { readonly fromMinute: number; readonly toMinute: number };

/** Whether sounds and notifications keep still at this minute of the computer's day. */
export function isQuiet(hours: QuietHours | null, minuteOfDay: number): boolean {
  if (hours === null) return false;
  const { fromMinute, toMinute } = hours;
  if (fromMinute === toMinute) return true;
  const within = minuteOfDay >= fromMinute && minuteOfDay < toMinute;
  return fromMinute < toMinute ? within : minuteOfDay >= fromMinute || minuteOfDay < toMinute;
}

/** Minute of the local day of a moment in epoch milliseconds. */
export function minuteOfDay(at: number): number {
  const local = new Date(at);
  return local.getHours() * 60 + local.getMinutes();
}
