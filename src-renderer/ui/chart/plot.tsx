import 'uplot/dist/uPlot.min.css';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import Plotter from 'uplot';
import { dark, light, type TokenName } from '../tokens.ts';
import type { ChartData } from './chart-data.ts';
import { plotOptions } from './plot-options.ts';

export type PlotProps = {
  data: ChartData;
  height: number;
  /** The point under the pointer; null: none. */
  onPoint(index: number | null): void;
  onPick?: ((index: number) => void) | undefined;
  /** Gives the drawing away, for a picture of it. */
  onCanvas(canvas: HTMLCanvasElement | null): void;
};

/** The drawing alone, on a canvas. It says nothing to a screen reader: `ChartFigure` does. */
export function Plot({ data, height, onPoint, onPick, onCanvas }: PlotProps) {
  const place = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme('light');
  const calls = useRef({ onPoint, onPick, onCanvas });
  calls.current = { onPoint, onPick, onCanvas };
  const pickable = onPick !== undefined;

  useEffect(() => {
    const target = place.current;
    if (target === null) return;
    const palette: Readonly<Record<TokenName, string>> = scheme === 'dark' ? dark : light;
    const { options, columns } = plotOptions(data, palette, {
      width: Math.max(200, target.clientWidth),
      height,
      onPoint: (index) => calls.current.onPoint(index),
    });
    const plot = new Plotter(options, columns, target);
    const pick = () => {
      const { idx } = plot.cursor;
      if (idx != null) calls.current.onPick?.(idx);
    };
    if (pickable) {
      plot.over.style.cursor = 'pointer';
      plot.over.addEventListener('click', pick);
    }
    calls.current.onCanvas(plot.ctx.canvas);
    const observer = new ResizeObserver(() => {
      if (Math.abs(target.clientWidth - plot.width) > 1) plot.setSize({ width: Math.max(200, target.clientWidth), height });
    });
    observer.observe(target);
    return () => {
      observer.disconnect();
      calls.current.onCanvas(null);
      plot.destroy();
    };
  }, [data, height, scheme, pickable]);

  return <div ref={place} aria-hidden="true" />;
}
