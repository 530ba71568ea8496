import { create } from 'zustand';
import { browserClock } from './clock.ts';

/** Something that was just done and can still be taken back. */
export type UndoOffer = {
  readonly id: number;
  /** What was done, as a sentence in the agent's language. */
  readonly text: string;
  /** The end of the time to think, on `browserClock.monotonic()`, in milliseconds. */
  readonly until: number;
  /** True once it is taken back; false when it was too late and nothing was changed. Throws what the host threw. */
  undo(): Promise<boolean>;
};

type UndoState = {
  /** Still in time, newest first. */
  readonly offers: readonly UndoOffer[];
  /** How the last attempt ended, until the next offer or `forgetUndoResult`; null: nothing to tell. */
  readonly result: { readonly kind: 'undone' } | { readonly kind: 'late' } | { readonly kind: 'failed'; readonly error: unknown } | null;
};

const nothing: UndoState = { offers: [], result: null };
export const useUndo = create<UndoState>()(() => nothing);

/** How long the outcome of an undo stays on screen, in milliseconds. */
const RESULT_MS = 5_000;
let nextId = 1;
let results = 0;

/** Shows the notice with its key until the time is over. Of several offers the newest is shown, and taken back, first. */
export function offerUndo(offer: Omit<UndoOffer, 'id'>): void {
  const shown: UndoOffer = { ...offer, id: nextId++ };
  useUndo.setState(({ offers }) => ({ offers: [shown, ...offers], result: null }));
  browserClock.after(Math.max(0, offer.until - browserClock.monotonic()), () => withdrawOffer(shown.id));
}

function withdrawOffer(id: number): void {
  useUndo.setState(({ offers }) => ({ offers: offers.filter((offer) => offer.id !== id) }));
}

/** Takes back what the notice shows. A second call while the first is under way takes back the one before it. */
export async function undoNewest(): Promise<void> {
  const offer = useUndo.getState().offers[0];
  if (offer === undefined) return;
  withdrawOffer(offer.id);
  let result: UndoState['result'];
  try {
    result = { kind: (await offer.undo()) ? 'undone' : 'late' };
  } catch (error) {
    result = { kind: 'failed', error };
  }
  const mine = ++results;
  useUndo.setState({ result });
  browserClock.after(RESULT_MS, () => results === mine && forgetUndoResult());
}

export function forgetUndoResult(): void {
  useUndo.setState({ result: null });
}

/** Lets what is shown stand as done: the next agent at this window does not take it back. */
export function forgetUndo(): void {
  useUndo.setState(nothing);
}
