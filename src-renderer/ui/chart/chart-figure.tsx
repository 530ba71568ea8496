import { Button, useComputedColorScheme } from '@mantine/core';
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs';
import IconPhoto from '@tabler/icons-react/dist/esm/icons/IconPhoto.mjs';
import IconTable from '@tabler/icons-react/dist/esm/icons/IconTable.mjs';
import { lazy, type ReactNode, Suspense, useId, useRef, useState } from 'react';
import { AfterPause } from '../after-pause.tsx';
import { saveFile } from '../save-file.ts';
import { dark, light } from '../tokens.ts';
import classes from './chart.module.css';
import type { ChartData } from './chart-data.ts';
import { chartPicture } from './chart-picture.ts';
import { soundLocale } from './sound-locale.ts';

/** Most consoles show no chart in a shift: what draws them is fetched with the first. */
const Plot = lazy(async () => {
  soundLocale(navigator, document.documentElement.lang);
  return { default: (await import('./plot.tsx')).Plot };
});

/** What the buttons and notes beside a chart say. */
export type ChartWords = {
  readonly showTable: string;
  readonly showChart: string;
  readonly csv: string;
  readonly csvName: string;
  readonly png: string;
  readonly pngName: string;
  readonly loading: string;
};

export type ChartFigureProps = {
  data: ChartData;
  height: number;
  title: string;
  /** For example the period: second line of the picture. */
  subtitle: string;
  /** The chart in a sentence or two: what a screen reader reads first. */
  summary: string;
  /** What its lines and points mean. */
  notes: readonly string[];
  words: ChartWords;
  /** The same as a table: for screen readers always, for all when asked for; only then may it hold buttons. */
  table: (shown: boolean) => ReactNode;
  /** What the CSV holds, and both files' name without its ending. */
  csv: string;
  fileName: string;
  onPick?: (index: number) => void;
};

/** A chart that can be read: in a sentence, as a table, as a file. */
export function ChartFigure({ data, height, title, subtitle, summary, notes, words, table, csv, fileName, onPick }: ChartFigureProps) {
  const [asTable, setAsTable] = useState(false);
  const [under, setUnder] = useState<number | null>(null);
  const canvas = useRef<HTMLCanvasElement | null>(null);
  const scheme = useComputedColorScheme('light');
  const summaryId = useId();
  const point = under === null ? undefined : data.points[under];

  async function savePicture(): Promise<void> {
    if (canvas.current === null) return;
    const blob = await chartPicture(canvas.current, { title, subtitle, notes: notes.join(' · ') }, scheme === 'dark' ? dark : light);
    saveFile({ name: `${fileName}.png`, blob });
  }

  return (
    <figure className={classes.figure} aria-label={title} aria-describedby={summaryId}>
      <div className={classes.head}>
        <p className={classes.summary} id={summaryId}>
          {summary}
        </p>
        <div className={classes.tools}>
          <Button
            size="compact-xs"
            variant="default"
            aria-pressed={asTable}
            leftSection={<IconTable size={14} aria-hidden />}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? words.showChart : words.showTable}
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            aria-label={words.csvName}
            leftSection={<IconDownload size={14} aria-hidden />}
            onClick={() => saveFile({ name: `${fileName}.csv`, mime: 'text/csv;charset=utf-8', text: csv })}
          >
            {words.csv}
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            aria-label={words.pngName}
            disabled={asTable}
            leftSection={<IconPhoto size={14} aria-hidden />}
            onClick={() => void savePicture()}
          >
            {words.png}
          </Button>
        </div>
      </div>
      {!asTable && (
        <div className={classes.drawing} style={{ minHeight: height }}>
          <Suspense fallback={<AfterPause className={classes.waiting ?? ''}>{words.loading}</AfterPause>}>
            <Plot
              data={data}
              height={height}
              onPoint={setUnder}
              onPick={onPick}
              onCanvas={(made) => {
                canvas.current = made;
              }}
            />
          </Suspense>
        </div>
      )}
      {!asTable && (
        <p className={`${classes.notes} tg-numbers`} aria-hidden={point !== undefined}>
          {point === undefined ? notes.join(' · ') : `${point.label}: ${point.words === '' ? '–' : point.words}`}
        </p>
      )}
      {asTable ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
        <section className={classes.tableShown} aria-label={title} tabIndex={0}>
          {table(true)}
        </section>
      ) : (
        <div className="tg-hidden">{table(false)}</div>
      )}
    </figure>
  );
}
