import { useEffect, useState } from 'react';
import type { HostBatch } from '#shared/contract/console/console-shapes.ts';
import { isQuiet, minuteOfDay } from '#shared/domain/notice/quiet-hours.ts';
import { frameText } from '#shared/text/frame-text.ts';
import { slaKindText } from '#shared/text/sla-text.ts';
import { browserClock } from '../../state/clock.ts';
import { hostFeed } from '../../state/host-feed.ts';
import { useMirror } from '../../state/mirror.ts';
import { useLatest } from '../../state/use-latest.ts';
import { useText } from '../../state/use-text.ts';
import { useView } from '../../state/view-state.ts';
import { playChime } from '../../ui/chime.ts';
import { addNotice, noticeOf, removeNotice } from './notices-store.ts';

/** Least time between two sounds, in milliseconds: a burst is one chime. */
const QUIET_MS = 1_500;
const ASSIGNED_SHOWN_MS = 10_000;
/** More at once than this are announced as their number's worth of the last ones. */
const SPOKEN_AT_ONCE = 3;

function mayChime(): boolean {
  const { settings } = useMirror.getState();
  return settings?.sound !== false && !isQuiet(settings?.quietHours ?? null, minuteOfDay(browserClock.now()));
}

/** Turns what the host announces into sound, notices and spoken words. Focus is never moved. */
export function Announcer() {
  const t = useText();
  const [spoken, setSpoken] = useState('');
  const latest = useLatest(t);

  useEffect(() => {
    let lastSoundAt = Number.NEGATIVE_INFINITY;
    const sound = (notices: HostBatch['notices']) => {
      const { ticketId } = useView.getState();
      const inFront = (id: string) => id === ticketId && document.hasFocus();
      const heard = notices.some(
        (notice) => notice.kind === 'assigned' || notice.kind === 'deadline' || (notice.kind === 'message' && !inFront(notice.ticketId)),
      );
      const now = browserClock.monotonic();
      if (!heard || now - lastSoundAt < QUIET_MS || !mayChime()) return;
      lastSoundAt = now;
      playChime();
    };
    return hostFeed.subscribe(({ notices }) => {
      if (notices.length === 0) return;
      for (const announced of notices) {
        const notice = noticeOf(announced);
        if (notice === null) continue;
        addNotice(notice);
        if (notice.kind === 'assigned' || notice.kind === 'deadline') browserClock.after(ASSIGNED_SHOWN_MS, () => removeNotice(notice.id));
      }
      sound(notices);
      const sentences = notices.flatMap((notice) => {
        if (notice.kind === 'message') return [latest.current(frameText.announceMessage, { name: notice.contactName, preview: notice.preview })];
        if (notice.kind === 'assigned') return [latest.current(frameText.announceAssigned, { name: notice.contactName, number: notice.number })];
        if (notice.kind === 'deadline') {
          const kind = latest.current(slaKindText[notice.timer]);
          return [latest.current(frameText.announceDeadline, { kind, name: notice.contactName, number: notice.number })];
        }
        return [];
      });
      if (sentences.length > 0) setSpoken(sentences.slice(-SPOKEN_AT_ONCE).join('. '));
    });
  }, [latest]);

  return (
    <div role="status" className="tg-hidden" data-testid="announcer">
      {spoken}
    </div>
  );
}
