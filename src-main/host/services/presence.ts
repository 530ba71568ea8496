import type { Clock, Timer } from '#shared/base/clock.ts';
import type { LiveToConsole } from '#shared/contract/central/live.ts';
import type { ChangeHub, PresenceMark } from './change-hub.ts';

/** Who else has a ticket in front of them, and whether its customer types. Only what the live channel says; gone with it. */
export type Presence = {
  of(ticketId: string): PresenceMark;
  take(frame: LiveToConsole): void;
  clear(): void;
};

/** A customer who stops without saying so stops typing after this. */
const TYPING_MS = 10_000;

export function createPresence(hub: ChangeHub, clock: Clock): Presence {
  const marks = new Map<string, PresenceMark>();
  const typing = new Map<string, Timer>();
  const of = (ticketId: string): PresenceMark => marks.get(ticketId) ?? { ticketId, viewers: [], customerTyping: false };
  const put = (mark: PresenceMark): void => {
    if (mark.viewers.length === 0 && !mark.customerTyping) marks.delete(mark.ticketId);
    else marks.set(mark.ticketId, mark);
    hub.presence(mark);
  };
  const setTyping = (ticketId: string, on: boolean): void => {
    typing.get(ticketId)?.cancel();
    typing.delete(ticketId);
    if (on)
      typing.set(
        ticketId,
        clock.after(TYPING_MS, () => setTyping(ticketId, false)),
      );
    put({ ...of(ticketId), customerTyping: on });
  };
  const clear = (): void => {
    for (const timer of typing.values()) timer.cancel();
    typing.clear();
    for (const ticketId of [...marks.keys()]) put({ ticketId, viewers: [], customerTyping: false });
  };
  return {
    of,
    take: (frame) => {
      if (frame.type === 'viewers') put({ ...of(frame.ticketId), viewers: frame.viewers });
      if (frame.type === 'customerTyping') setTyping(frame.ticketId, frame.on);
      if (frame.type === 'resync') clear();
    },
    clear,
  };
}
