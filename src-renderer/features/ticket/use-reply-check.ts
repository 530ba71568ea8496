import { type KeyboardEvent, type RefObject, useMemo, useState } from 'react';
import { TEMPLATE_NAMES } from '#shared/domain/template/fill.ts';
import { composerText } from '#shared/text/composer-text.ts';
import { usePlaceholderName } from '../../state/placeholder-names.ts';
import { type Mark, marksIn, namesOf, nextBlank } from '../../state/template-marks.ts';
import { useLanguage, useText } from '../../state/use-text.ts';
import { nameList } from './name-list.ts';

export type ReplyCheck = {
  readonly marks: readonly Mark[];
  /** What is still open, in sentences; empty: nothing. */
  readonly warnings: readonly string[];
  /** Why the last try to send was stopped; `mayGo`: the agent may send all the same. Null: it was not, or that is over. */
  readonly stop: { readonly sentence: string; readonly mayGo: boolean } | null;
  /** Whether the text may be sent now; else `stop` says why not and the first open place is chosen. */
  maySend(missingIsFine: boolean): boolean;
  /** Tab from blank to blank; true when the key was taken. */
  onTab(event: KeyboardEvent<HTMLTextAreaElement>): boolean;
};

/** What of a template is still to be filled in before the reply can go. Never blocks a note. */
export function useReplyCheck(value: string, textarea: RefObject<HTMLTextAreaElement | null>, enabled: boolean): ReplyCheck {
  const text = useText();
  const language = useLanguage();
  const nameOf = usePlaceholderName();
  const marks = useMemo(() => (enabled ? marksIn(value) : []), [value, enabled]);
  const [stopped, setStopped] = useState<'blank' | 'value' | null>(null);

  const blanks = namesOf(marks, 'blank');
  const values = namesOf(marks, 'value');
  const isKnown = (name: string) => (TEMPLATE_NAMES as readonly string[]).includes(name);
  const missing = values.filter(isKnown).map(nameOf);
  const unknown = values.filter((name) => !isKnown(name));
  const warnings = [
    ...(blanks.length > 0 ? [text(composerText.blanksOpen, { names: blanks.join(', ') })] : []),
    ...(missing.length > 0 ? [text(composerText.valueMissing, { names: missing.join(', ') })] : []),
    ...(unknown.length > 0 ? [text(composerText.valueUnknown, { names: unknown.join(', ') })] : []),
  ];
  const choose = (mark: Mark | undefined) => {
    if (mark === undefined) return;
    textarea.current?.focus();
    textarea.current?.setSelectionRange(mark.start, mark.end);
  };
  // A stop is over as soon as what it was about is gone.
  const stop =
    stopped === 'blank' && blanks.length > 0
      ? { sentence: text(composerText.blanksStop, { names: nameList(language, blanks) }), mayGo: false }
      : stopped === 'value' && blanks.length === 0 && values.length > 0
        ? { sentence: text(composerText.valuesStop, { names: nameList(language, values.map(nameOf)) }), mayGo: true }
        : null;

  return {
    marks,
    warnings,
    stop,
    maySend(missingIsFine) {
      const blank = marks.find((mark) => mark.kind === 'blank');
      const open = blank ?? (missingIsFine ? undefined : marks[0]);
      setStopped(open?.kind ?? null);
      choose(open);
      return open === undefined;
    },
    onTab(event) {
      const { selectionStart: start, selectionEnd: end } = event.currentTarget;
      const blank = nextBlank(marks, { start, end }, event.shiftKey);
      if (blank === null) return false;
      event.preventDefault();
      choose(blank);
      return true;
    },
  };
}
