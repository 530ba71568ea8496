import { SegmentedControl } from '@mantine/core';
import { Fragment, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { ReplyTemplate } from '#shared/domain/presence/directory.ts';
import { composerText } from '#shared/text/composer-text.ts';
import type { Sentence } from '#shared/text/languages.ts';
import { templateLanguageText, templateText } from '#shared/text/template-text.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useText } from '../../state/use-text.ts';
import { nextLanguage } from './picker-language.ts';
import { PickerPreview } from './picker-preview.tsx';
import { type PickerItem, type TemplateLanguage, usePickerList } from './use-picker-list.ts';

/** The keys that the open list takes from the text field; false: the field has it. */
export type PickerHandle = { onKey(press: { key: string; shift: boolean; mod: boolean }): boolean };

type Props = {
  id: string;
  ticketId: string;
  query: string;
  /** The customer's: only templates in it are offered at first; null: not known, all are. */
  language: TemplateLanguage;
  ref: Ref<PickerHandle>;
  /** `another`: the list opens again behind it. */
  onPick: (template: ReplyTemplate, another: boolean) => void;
  onActive: (optionId: string | null) => void;
};

/** The templates that match what is typed after the slash; the text field keeps the focus and hands its keys here. */
export function TemplatePicker({ id, ticketId, query, language: first, ref, onPick, onActive }: Props) {
  const text = useText();
  const errors = useErrorText();
  const [language, setLanguage] = useState(first);
  const { items, error } = usePickerList(ticketId, query, language);
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const count = items?.length ?? 0;
  const at = Math.min(active, Math.max(0, count - 1));
  const chosen = items?.[at];
  const optionId = chosen === undefined ? null : `${id}-${chosen.template.id}`;

  // biome-ignore lint/correctness/useExhaustiveDependencies: other words or language, other list: begin at its top.
  useEffect(() => setActive(0), [query, language]);
  useEffect(() => {
    onActive(optionId);
    if (optionId !== null) list.current?.ownerDocument.getElementById(optionId)?.scrollIntoView({ block: 'nearest' });
  }, [optionId, onActive]);
  useImperativeHandle(ref, () => ({
    onKey({ key, shift, mod }) {
      if (mod) {
        if (key === '/') setLanguage(nextLanguage(language));
        return key === '/';
      }
      if (count === 0) return false;
      if (key === 'ArrowDown' && !shift) setActive((at + 1) % count);
      else if (key === 'ArrowUp' && !shift) setActive((at + count - 1) % count);
      else if (chosen !== undefined && (key === 'Enter' || (key === 'Tab' && !shift))) onPick(chosen.template, key === 'Enter' && shift);
      else return false;
      return true;
    },
  }));

  return (
    <div className="tk-picker">
      <div className="tk-picker-top">
        <SegmentedControl
          size="xs"
          aria-label={text(composerText.templateLanguage)}
          value={language ?? 'all'}
          // The text field must not lose the focus to a click here.
          onMouseDown={(event) => event.preventDefault()}
          onChange={(value) => setLanguage(value === 'id' || value === 'en' ? value : null)}
          data={[
            { value: 'id', label: text(templateLanguageText.id) },
            { value: 'en', label: text(templateLanguageText.en) },
            { value: 'all', label: text(composerText.templateAllLanguages) },
          ]}
        />
        <span className="tg-hidden" role="status">
          {items !== undefined && query !== '' && count > 0 ? text(templateText.count, { count }) : ''}
        </span>
      </div>
      <div className="tk-picker-body">
        <div id={id} ref={list} role="listbox" aria-label={text(composerText.templates)} className="tk-picker-list">
          {items?.map((item, index) => (
            <Fragment key={item.template.id}>
              <Heading item={item} before={items[index - 1]} />
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: the text field has the focus and hands its keys here. */}
              <div
                id={`${id}-${item.template.id}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === at}
                className="tk-option"
                onMouseDown={(event) => event.preventDefault()}
                onMouseMove={() => setActive(index)}
                onClick={(event) => onPick(item.template, event.shiftKey)}
              >
                <OptionWords item={item} withLanguage={item.template.language !== language} />
              </div>
            </Fragment>
          ))}
        </div>
        {chosen !== undefined && <PickerPreview templateId={chosen.template.id} ticketId={ticketId} />}
      </div>
      {error !== null && (
        <div className="tk-picker-foot tk-tone-danger" role="alert">
          {text(composerText.templateFailed, { reason: errors.error(error) })}
        </div>
      )}
      <div className="tk-picker-foot" role={items !== undefined && count === 0 ? 'status' : undefined}>
        {items !== undefined && count === 0 ? (
          <>
            <strong>{text(composerText.templateNone)}.</strong> {text(composerText.templateNoneHint)}
          </>
        ) : (
          text(composerText.templateKeys)
        )}
      </div>
    </div>
  );
}

const headings = {
  suggested: composerText.templateSuggested,
  all: composerText.templateOthers,
  otherLanguage: composerText.templateOtherLanguage,
} as const satisfies Record<PickerItem['group'], Sentence>;

/** Between what fits the open message and the rest. */
function Heading({ item, before }: { item: PickerItem; before: PickerItem | undefined }) {
  const text = useText();
  if (before?.group === item.group || (before === undefined && item.group === 'all')) return null;
  return (
    <div className="tk-picker-heading" role="presentation">
      {text(headings[item.group])}
    </div>
  );
}

function OptionWords({ item: { template, reason }, withLanguage }: { item: PickerItem; withLanguage: boolean }) {
  const text = useText();
  return (
    <>
      <span className="tk-option-head">
        <strong className="tk-ellipsis">{template.title}</strong>
        {template.shortcut !== '' && <code>/{template.shortcut}</code>}
        <span className="tk-quiet tk-ellipsis">
          {[template.topic, withLanguage ? template.language.toUpperCase() : ''].filter((words) => words !== '').join(' · ')}
        </span>
      </span>
      {reason === null ? (
        <span className="tk-option-body">{template.body}</span>
      ) : (
        <span className="tk-option-body tk-option-reason">
          {reason.kind === 'words' ? text(composerText.templateMatches, { words: reason.words.join(', ') }) : text(composerText.templateOften)}
        </span>
      )}
    </>
  );
}
