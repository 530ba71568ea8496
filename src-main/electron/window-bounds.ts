import * as z from 'zod';

export type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type WindowBounds = { readonly x?: number; readonly y?: number; readonly width: number; readonly height: number; readonly maximized: boolean };

export const DEFAULT_BOUNDS: WindowBounds = { width: 1280, height: 800, maximized: false };
const SMALLEST = { width: 960, height: 600 };
/** How much of the title bar has to be on a screen for the window to be reachable. */
const REACHABLE_PX = 80;

const zSaved = z.object({ x: z.int(), y: z.int(), width: z.int().min(SMALLEST.width), height: z.int().min(SMALLEST.height), maximized: z.boolean() });

/** The remembered place, unless it is damaged or on a screen that is gone: then the default, placed by the system. */
export function restoredBounds(saved: unknown, screens: readonly Rectangle[]): WindowBounds {
  const parsed = zSaved.safeParse(saved);
  if (!parsed.success) return DEFAULT_BOUNDS;
  const { x, y, width } = parsed.data;
  const reachable = screens.some(
    (screen) =>
      Math.min(x + width, screen.x + screen.width) - Math.max(x, screen.x) >= REACHABLE_PX &&
      y >= screen.y &&
      y + REACHABLE_PX <= screen.y + screen.height,
  );
  return reachable ? parsed.data : DEFAULT_BOUNDS;
}
