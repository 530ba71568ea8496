import { useMemo } from 'react';
import { chartText } from '#shared/text/performance-text.ts';
import { useText } from './use-text.ts';

/** What stands beside every chart; the names of its buttons tell which chart they are of. */
export function useChartWords(title: string) {
  const t = useText();
  return useMemo(
    () => ({
      showTable: t(chartText.showTable),
      showChart: t(chartText.showChart),
      csv: t(chartText.csv),
      csvName: t(chartText.csvOf, { title }),
      png: t(chartText.png),
      pngName: t(chartText.pngOf, { title }),
      loading: t(chartText.loading),
    }),
    [t, title],
  );
}
