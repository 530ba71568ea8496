import { templateParts } from '#shared/domain/template/fill.ts';

/** A place in a text that still asks for something: `[[nama kurir]]` for the agent to fill, `{{order.number}}` for a value. */
export type Mark = { readonly kind: 'blank' | 'value'; readonly name: string; readonly start: number; readonly end: number };

export type Part = { readonly text: string; readonly mark: Mark | null };

/** From the beginning of the text to its end; they never overlap. */
export function marksIn(text: string): Mark[] {
  let end = 0;
  return templateParts(text).flatMap((part): Mark[] => {
    const start = end;
    end += part.raw.length;
    return part.kind === 'text' ? [] : [{ kind: part.kind === 'blank' ? 'blank' : 'value', name: part.name, start, end }];
  });
}

/** Each name once, in the order in which they come. */
export function namesOf(marks: readonly Mark[], kind: Mark['kind']): string[] {
  return [...new Set(marks.filter((mark) => mark.kind === kind).map((mark) => mark.name))];
}

/** The whole text in pieces, with and without a mark. */
export function partsOf(text: string, marks: readonly Mark[] = marksIn(text)): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const mark of marks) {
    if (mark.start > at) parts.push({ text: text.slice(at, mark.start), mark: null });
    parts.push({ text: text.slice(mark.start, mark.end), mark });
    at = mark.end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), mark: null });
  return parts;
}

/**
 * The blank that Tab goes to from a selection, backwards with Shift: the next one in the text, and from anywhere but a chosen
 * blank also around its end. Null past the last: then Tab leaves the field as ever, so that nobody is held in it.
 */
export function nextBlank(marks: readonly Mark[], selection: { readonly start: number; readonly end: number }, backwards: boolean): Mark | null {
  const blanks = marks.filter((mark) => mark.kind === 'blank');
  const onOne = blanks.some((mark) => mark.start === selection.start && mark.end === selection.end);
  if (backwards) return blanks.findLast((mark) => mark.end <= selection.start) ?? null;
  return blanks.find((mark) => mark.start >= selection.end) ?? (onOne ? null : (blanks[0] ?? null));
}
