import { type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { ReplyTemplate } from '#shared/domain/presence/directory.ts';
import { composerText } from '#shared/text/composer-text.ts';
import { useHostQuery } from '../../state/use-host-query.ts';
import { useText } from '../../state/use-text.ts';

export type PickerHandle = { onKey(key: string): boolean };

type Props = {
  id: string;
  query: string;
  /** The customer's language: its templates come first. */
  language: 'id' | 'en' | null;
  ref: Ref<PickerHandle>;
  onPick: (template: ReplyTemplate) => void;
  onActive: (optionId: string | null) => void;
};

/** The templates that match what is typed after the slash; the text field keeps the focus and hands its keys here. */
export function TemplatePicker({ id, query, language, ref, onPick, onActive }: Props) {
  const text = useText();
  const { data } = useHostQuery({
    key: `templates:${query}`,
    load: async (host) => (await host.template.pick({ query, ticketId: null, language: null, limit: 30 })).map(({ template }) => template),
    affectedBy: (batch) => batch.topics.includes('templates'),
  });
  // The last list stays while the next is fetched: the window must not blink at each letter.
  const kept = useRef<readonly ReplyTemplate[] | undefined>(undefined);
  if (data !== undefined) kept.current = data;
  const found = kept.current;
  const templates = useMemo(() => found?.toSorted((a, b) => Number(b.language === language) - Number(a.language === language)), [found, language]);
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const count = templates?.length ?? 0;
  const at = Math.min(active, Math.max(0, count - 1));
  const chosen = templates?.[at];
  const optionId = chosen === undefined ? null : `${id}-${chosen.id}`;

  // biome-ignore lint/correctness/useExhaustiveDependencies: other words, other list: begin at its top.
  useEffect(() => setActive(0), [query]);
  useEffect(() => {
    onActive(optionId);
    if (optionId !== null) list.current?.ownerDocument.getElementById(optionId)?.scrollIntoView({ block: 'nearest' });
  }, [optionId, onActive]);
  useImperativeHandle(ref, () => ({
    onKey(key) {
      if (count === 0) return false;
      if (key === 'ArrowDown') setActive((at + 1) % count);
      else if (key === 'ArrowUp') setActive((at + count - 1) % count);
      else if ((key === 'Enter' || key === 'Tab') && chosen !== undefined) onPick(chosen);
      else return false;
      return true;
    },
  }));

  return (
    <div className="tk-picker">
      <div id={id} ref={list} role="listbox" aria-label={text(composerText.templates)} className="tk-picker-list">
        {templates?.map((template, index) => (
          <div
            key={template.id}
            id={`${id}-${template.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className="tk-option"
            // The text field must not lose the focus to a click here.
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => setActive(index)}
            onClick={() => onPick(template)}
            onKeyDown={(event) => event.key === 'Enter' && onPick(template)}
          >
            <span className="tk-option-head">
              <strong>{template.title}</strong>
              <code>/{template.shortcut}</code>
              <span className="tk-quiet">{template.topic}</span>
            </span>
            <span className="tk-option-body">{template.body}</span>
          </div>
        ))}
      </div>
      <div className="tk-picker-foot">{text(templates !== undefined && count === 0 ? composerText.templateNone : composerText.templateKeys)}</div>
    </div>
  );
}
