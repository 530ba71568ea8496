import { type RefObject, useLayoutEffect, useRef } from 'react';
import { type Mark, partsOf } from '../../state/template-marks.ts';
import { MarkedText } from '../../ui/marked-text.tsx';

/** A text field cannot tint a part of its text: the same text lies behind it, unseen but for the tints, and scrolls along. */
export function FieldMarks({ value, marks, textarea }: { value: string; marks: readonly Mark[]; textarea: RefObject<HTMLTextAreaElement | null> }) {
  const layer = useRef<HTMLDivElement>(null);
  // Runs with every change of the text: it may have begun to scroll, and a scroll bar makes its lines shorter.
  useLayoutEffect(() => {
    const field = textarea.current;
    if (field === null) return;
    const follow = () => {
      if (layer.current === null) return;
      layer.current.style.width = `${field.clientWidth}px`;
      layer.current.scrollTop = field.scrollTop;
    };
    follow();
    const size = new ResizeObserver(follow);
    size.observe(field);
    field.addEventListener('scroll', follow);
    return () => {
      size.disconnect();
      field.removeEventListener('scroll', follow);
    };
  });
  return (
    <div ref={layer} className="tk-marks" aria-hidden>
      {/* A last line break has no height of its own here, but has one in the field. */}
      <MarkedText parts={[...partsOf(value, marks), { text: '\u200b', mark: null }]} />
    </div>
  );
}
