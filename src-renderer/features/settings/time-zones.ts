/** The three zones of Indonesia come first, by the names people use. */
const ours = [
  { value: 'Asia/Jakarta', label: 'WIB (Asia/Jakarta)' },
  { value: 'Asia/Makassar', label: 'WITA (Asia/Makassar)' },
  { value: 'Asia/Jayapura', label: 'WIT (Asia/Jayapura)' },
] as const;

/** Every zone that this runtime knows. */
export function timeZoneChoices(): { value: string; label: string }[] {
  const known = new Set<string>(ours.map(({ value }) => value));
  const others = ['UTC', ...Intl.supportedValuesOf('timeZone')].filter((zone) => !known.has(zone));
  return [...ours, ...[...new Set(others)].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))];
}
