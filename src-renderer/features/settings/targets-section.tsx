export function TargetsSection() {
  return null;
}
