/** The product's mark: a speech bubble with a T. */
export function Logo({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <path fill="var(--tg-accent)" d="M7 3h18a4 4 0 0 1 4 4v13a4 4 0 0 1-4 4h-7.2L11 29.4c-.7.5-1.6 0-1.6-.8V24H7a4 4 0 0 1-4-4V7a4 4 0 0 1 4-4z" />
      <path fill="none" stroke="var(--tg-on-accent)" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round" d="M9.5 10h13M16 10v8.5" />
    </svg>
  );
}
