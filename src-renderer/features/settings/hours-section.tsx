export function HoursSection() {
  return null;
}
