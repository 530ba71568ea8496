import { type KeyboardEvent, type RefObject, useCallback, useId, useRef, useState } from 'react';
import { LIMITS } from '#shared/contract/schemas.ts';
import type { ReplyTemplate } from '#shared/domain/presence/directory.ts';
import { composerText } from '#shared/text/composer-text.ts';
import { useHost } from '../../host-client/host-context.tsx';
import { marksIn, nextBlank } from '../../state/template-marks.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useText } from '../../state/use-text.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import { replaceRange } from './replace-range.ts';
import { slashToken } from './slash-token.ts';
import type { TemplateMemory } from './template-memory.ts';
import type { PickerHandle } from './template-picker.tsx';

export type Templates = {
  readonly listId: string;
  readonly picker: RefObject<PickerHandle | null>;
  /** What the list is filtered by; null: the list is shut. */
  readonly query: string | null;
  readonly active: string | null;
  /** Why the last choice could not be put in, or not wholly; empty: all well. */
  readonly problem: string;
  dismissProblem(): void;
  setActive(optionId: string | null): void;
  moved(caret: number): void;
  pick(template: ReplyTemplate, another: boolean): void;
  /** True when the open list took the key. */
  onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): boolean;
  /** As if a slash was typed where the caret is. */
  ask(): void;
};

type Parts = {
  value: string;
  ticketId: string;
  textarea: RefObject<HTMLTextAreaElement | null>;
  keeper: DraftKeeper;
  memory: TemplateMemory;
  seenSeq: () => number;
  enabled: boolean;
};

/** The "/" list of a text field: open while a slash word ends at the caret and it was not shut by Escape. */
export function useTemplates({ value, ticketId, textarea, keeper, memory, seenSeq, enabled }: Parts): Templates {
  const text = useText();
  const errors = useErrorText();
  const host = useHost();
  const listId = useId();
  const picker = useRef<PickerHandle>(null);
  const [caret, setCaret] = useState(0);
  const [focused, setFocused] = useState(false);
  const [shutAt, setShutAt] = useState<number | null>(null);
  const [active, setActive] = useState<string | null>(null);
  const [problem, setProblem] = useState('');
  const token = enabled && focused ? slashToken(value, caret) : null;
  const open = token !== null && token.start !== shutAt ? token : null;

  const moved = useCallback((at: number) => {
    setFocused(true);
    setCaret(at);
  }, []);

  async function insert(template: ReplyTemplate, another: boolean): Promise<void> {
    const filled = await host.template.fill({ source: { kind: 'template', templateId: template.id }, ticketId });
    const field = textarea.current;
    if (field === null) return;
    // The agent may have typed on while the host filled it in.
    const asked = slashToken(field.value, field.selectionEnd);
    const start = asked?.start ?? field.selectionEnd;
    memory.inserted({ templateId: template.id, text: filled.text });
    replaceRange(field, start, asked?.end ?? start, another ? `${filled.text}\n\n/` : filled.text);
    const room = LIMITS.attachmentsPerMessage - keeper.getState().draft.attachments.length;
    keeper.attach(filled.attachments.slice(0, room), seenSeq());
    const left = filled.attachments.slice(room).map((ref) => ref.name);
    setProblem(left.length === 0 ? '' : text(composerText.templateFilesLeft, { count: LIMITS.attachmentsPerMessage, names: left.join(', ') }));
    if (another) return;
    // What the agent has to fill in first is chosen: typing replaces it.
    const marks = marksIn(filled.text);
    const blank = nextBlank(marks, { start: 0, end: 0 }, false) ?? marks[0];
    if (blank !== undefined) field.setSelectionRange(start + blank.start, start + blank.end);
  }

  return {
    listId,
    picker,
    query: open?.query ?? null,
    active,
    problem,
    dismissProblem: () => setProblem(''),
    setActive,
    moved,
    pick(template, another) {
      insert(template, another).catch((error: unknown) => setProblem(text(composerText.templateFailed, { reason: errors.error(error) })));
    },
    onKeyDown(event) {
      if (open === null || event.altKey || event.nativeEvent.isComposing) return false;
      const mod = event.ctrlKey || event.metaKey;
      if (event.key === 'Escape') setShutAt(open.start);
      else if (picker.current?.onKey({ key: event.key, shift: event.shiftKey, mod }) !== true) return false;
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
