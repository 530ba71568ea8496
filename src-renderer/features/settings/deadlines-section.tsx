export function DeadlinesSection() {
  return null;
}
