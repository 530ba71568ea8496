const RADIUS = 7;
const LENGTH = 2 * Math.PI * RADIUS;

/** A ring that empties: `left` is the share that remains, 0 to 1. Always beside words that say the same. */
export function Ring({ left, color, size = 16 }: { left: number; color: string; size?: number }) {
  const share = Math.min(1, Math.max(0, left));
  return (
    <svg width={size} height={size} viewBox="0 0 18 18" aria-hidden focusable="false">
      <circle cx="9" cy="9" r={RADIUS} fill="none" stroke="var(--tg-line)" strokeWidth="2.5" />
      <circle
        cx="9"
        cy="9"
        r={RADIUS}
        fill="none"
        stroke={color}
        strokeWidth="2.5"
        strokeDasharray={LENGTH}
        strokeDashoffset={LENGTH * (1 - share)}
        transform="rotate(-90 9 9)"
      />
    </svg>
  );
}
