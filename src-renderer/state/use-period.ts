import { useState } from 'react';
import type { Period } from '#shared/contract/console/performance-contract.ts';
import { periodText } from '#shared/text/performance-text.ts';
import { useMirror } from './mirror.ts';
import { serverNow } from './server-time.ts';
import { useText } from './use-text.ts';
import { dateIn, datesOfPeriod, periodOfDates } from './zone-days.ts';

/** Longest span of chosen dates. */
const MAX_DAYS = 366;

/** A period and the fields by which it is chosen: half-typed dates stay in the fields and change nothing. */
export function usePeriodFields(period: Period, onPeriod: (period: Period) => void) {
  const t = useText();
  const timeZone = useMirror((mirror) => (mirror.session?.state === 'signedIn' ? mirror.session.workspace.timeZone : 'Asia/Jakarta'));
  const [typed, setTyped] = useState<{ from: string; to: string } | null>(null);
  const now = serverNow();
  const shown = typed ?? datesOfPeriod(period, now, timeZone);
  const read = typed === null ? null : periodOfDates(typed.from, typed.to, timeZone, MAX_DAYS);
  const problem = typeof read === 'string' ? t(periodText[read], { days: MAX_DAYS }) : null;

  return {
    timeZone,
    picker: {
      kind: period.kind,
      ...shown,
      today: dateIn(now, timeZone),
      problem: period.kind === 'custom' ? problem : null,
      words: {
        label: t(periodText.label),
        from: t(periodText.from),
        to: t(periodText.to),
        today: t(periodText.today),
        week: t(periodText.week),
        month: t(periodText.month),
        custom: t(periodText.custom),
      },
      onKind(kind: Period['kind']) {
        setTyped(null);
        if (kind !== 'custom') return onPeriod({ kind });
        const dates = datesOfPeriod(period, now, timeZone);
        const today = dateIn(now, timeZone);
        // A running period may end in the future; nothing is to be seen there.
        const next = periodOfDates(dates.from, dates.to.localeCompare(today) > 0 ? today : dates.to, timeZone, MAX_DAYS);
        if (typeof next !== 'string') onPeriod(next);
      },
      onDates(from: string, to: string) {
        setTyped({ from, to });
        const next = periodOfDates(from, to, timeZone, MAX_DAYS);
        if (typeof next !== 'string') onPeriod(next);
      },
    },
  };
}
