import { type KeyboardEvent, type RefObject, useCallback, useId, useMemo, useRef, useState } from 'react';
import type { ReplyTemplate } from '#shared/domain/presence/directory.ts';
import { fillTemplate, type Placeholder, type TemplateValues } from '#shared/domain/template/fill.ts';
import { composerText } from '#shared/text/composer-text.ts';
import { useText } from '../../state/use-text.ts';
import { replaceRange } from './replace-range.ts';
import { slashToken } from './slash-token.ts';
import type { PickerHandle } from './template-picker.tsx';

const nothing: TemplateValues = { 'contact.name': null, 'agent.name': null, 'ticket.number': null };
const placeholderText = {
  'contact.name': composerText.placeholderContact,
  'agent.name': composerText.placeholderAgent,
  'ticket.number': composerText.placeholderTicket,
} as const satisfies Record<Placeholder, unknown>;

export type Templates = {
  readonly listId: string;
  readonly picker: RefObject<PickerHandle | null>;
  /** What the list is filtered by; null: the list is shut. */
  readonly query: string | null;
  readonly active: string | null;
  /** Blanks that are still in the text, in words; empty: none. */
  readonly warning: string;
  setActive(optionId: string | null): void;
  moved(caret: number): void;
  pick(template: ReplyTemplate): void;
  /** True when the open list took the key. */
  onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): boolean;
  /** As if a slash was typed where the caret is. */
  ask(): void;
};

/** The "/" list of a text field: open while a slash word ends at the caret and it was not shut by Escape. */
export function useTemplates(value: string, values: TemplateValues, textarea: RefObject<HTMLTextAreaElement | null>, enabled: boolean): Templates {
  const text = useText();
  const listId = useId();
  const picker = useRef<PickerHandle>(null);
  const [caret, setCaret] = useState(0);
  const [focused, setFocused] = useState(false);
  const [shutAt, setShutAt] = useState<number | null>(null);
  const [active, setActive] = useState<string | null>(null);
  const token = enabled && focused ? slashToken(value, caret) : null;
  const open = token !== null && token.start !== shutAt ? token : null;

  const warning = useMemo(() => {
    const { missing, unknown } = fillTemplate(value, nothing);
    const sentences = [
      ...(missing.length > 0 ? [text(composerText.templateMissing, { names: missing.map((name) => text(placeholderText[name])).join(', ') })] : []),
      ...(unknown.length > 0 ? [text(composerText.templateUnknown, { names: unknown.join(', ') })] : []),
    ];
    return sentences.join(' ');
  }, [value, text]);

  const moved = useCallback((at: number) => {
    setFocused(true);
    setCaret(at);
  }, []);
  return {
    listId,
    picker,
    query: open?.query ?? null,
    active,
    warning,
    setActive,
    moved,
    pick(template) {
      const field = textarea.current;
      if (field === null || open === null) return;
      const { text: filled } = fillTemplate(template.body, values);
      replaceRange(field, open.start, open.end, filled);
      // The first blank that could not be filled is selected: typing replaces it.
      const blank = filled.search(/\{\{/);
      if (blank !== -1) field.setSelectionRange(open.start + blank, open.start + filled.indexOf('}}', blank) + 2);
    },
    onKeyDown(event) {
      if (open === null) return false;
      if (event.key === 'Escape') setShutAt(open.start);
      else if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || picker.current?.onKey(event.key) !== true) return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
    ask() {
      const field = textarea.current;
      if (field === null) return;
      field.focus();
      const at = field.selectionEnd;
      const before = field.value.slice(0, at);
      setShutAt(null);
      replaceRange(field, at, at, before === '' || /\s$/.test(before) ? '/' : ' /');
    },
  };
}
