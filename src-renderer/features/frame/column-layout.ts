export const RAIL_WIDTH = 56;
export const QUEUE_MIN = 240;
export const QUEUE_MAX = 560;
export const TICKET_MIN = 420;
export const CONTEXT_WIDTH = 340;

/** `single`: queue or ticket, one at a time. `over`: the context opens over the ticket. `beside`: in a column of its own. */
export type ColumnLayout = { readonly kind: 'single' | 'over' | 'beside'; readonly queueWidth: number; readonly queueMax: number };

/** How the columns share a window of `width` CSS pixels. `queueWidth` is what the agent asked for; zoom makes a window narrower. */
export function columnLayout(width: number, queueWidth: number, contextOpen: boolean): ColumnLayout {
  const room = width - RAIL_WIDTH - TICKET_MIN;
  if (room < QUEUE_MIN) return { kind: 'single', queueWidth: width - RAIL_WIDTH, queueMax: QUEUE_MAX };
  const beside = room - CONTEXT_WIDTH >= Math.min(queueWidth, 320);
  const queueMax = Math.min(QUEUE_MAX, beside && contextOpen ? room - CONTEXT_WIDTH : room);
  return { kind: beside ? 'beside' : 'over', queueWidth: clampQueue(queueWidth, queueMax), queueMax };
}

export function clampQueue(width: number, max: number): number {
  return Math.round(Math.min(Math.max(width, QUEUE_MIN), max));
}
