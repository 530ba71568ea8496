import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { frameText } from '#shared/text/frame-text.ts';
import { useText } from '../../state/use-text.ts';
import { clampQueue, QUEUE_MIN } from './column-layout.ts';
import classes from './columns.module.css';

const STEP = 16;

type Props = {
  width: number;
  max: number;
  /** Called while it moves. */
  onMove: (width: number) => void;
  /** Called once it stands. */
  onDone: (width: number) => void;
};

/** The edge of the queue's column: dragged, or moved by the arrow keys, Home and End. */
export function ColumnResizer({ width, max, onMove, onDone }: Props) {
  const t = useText();
  const [start, setStart] = useState<{ x: number; width: number } | null>(null);
  const at = (event: PointerEvent, from: { x: number; width: number }) => clampQueue(from.width + event.clientX - from.x, max);

  function press(event: KeyboardEvent): void {
    const target = { ArrowLeft: width - STEP, ArrowRight: width + STEP, Home: QUEUE_MIN, End: max }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    onDone(clampQueue(target, max));
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a focusable window splitter (ARIA separator with a value) has no HTML element; hr takes no focus.
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t(frameText.resizeQueue)}
      aria-valuenow={width}
      aria-valuemin={QUEUE_MIN}
      aria-valuemax={max}
      tabIndex={0}
      className={classes.resizer}
      data-active={start !== null || undefined}
      onKeyDown={press}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setStart({ x: event.clientX, width });
      }}
      onPointerMove={(event) => {
        if (start !== null) onMove(at(event, start));
      }}
      onPointerUp={(event) => {
        if (start !== null) onDone(at(event, start));
        setStart(null);
      }}
      onPointerCancel={() => {
        if (start !== null) onDone(start.width);
        setStart(null);
      }}
    />
  );
}
