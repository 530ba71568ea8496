import { ActionIcon, Button, Menu, Textarea } from '@mantine/core';
import IconBook from '@tabler/icons-react/dist/esm/icons/IconBook.mjs';
import IconChevronUp from '@tabler/icons-react/dist/esm/icons/IconChevronUp.mjs';
import IconPaperclip from '@tabler/icons-react/dist/esm/icons/IconPaperclip.mjs';
import IconSend from '@tabler/icons-react/dist/esm/icons/IconSend.mjs';
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, type RefObject, useRef } from 'react';
import { LIMITS } from '#shared/contract/schemas.ts';
import { composerText } from '#shared/text/composer-text.ts';
import type { Mark } from '../../state/template-marks.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { FieldMarks } from './field-marks.tsx';

export type AfterSend = 'nothing' | 'resolve' | 'wait';

type Props = {
  note: boolean;
  value: string;
  label: string;
  /** Why it cannot be sent now; null: it can. */
  blocked: string | null;
  sendKeys: string;
  /** What the line at the bottom says of the draft. */
  saveState: string;
  textarea: RefObject<HTMLTextAreaElement | null>;
  /** Places in the text that are still to be filled in: tinted behind it. */
  marks: readonly Mark[];
  /** Id of the open template list and of its chosen option. */
  list: { id: string; active: string | null } | null;
  /** Names of what will be sent, templates on offer: between the address line and the field. */
  children?: ReactNode;
  onChange: (value: string, caret: number) => void;
  onCaret: (caret: number) => void;
  onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  onFiles: (files: File[]) => void;
  onBlur: () => void;
  onTemplates: () => void;
  onSend: (after: AfterSend) => void;
};

/** The field and its buttons. */
export function ComposerBox(props: Props) {
  const {
    note,
    value,
    label,
    blocked,
    sendKeys,
    saveState,
    textarea,
    marks,
    list,
    children,
    onChange,
    onCaret,
    onKeyDown,
    onFiles,
    onBlur,
    onTemplates,
    onSend,
  } = props;
  const text = useText();
  const format = useFormat();
  const picker = useRef<HTMLInputElement>(null);
  const limit = note ? LIMITS.noteText : LIMITS.messageText;
  const over = value.length - limit;
  const attachHint = text(composerText.attachHint, { count: LIMITS.attachmentsPerMessage, size: format.bytes(LIMITS.attachmentBytes) });

  function onPaste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const files = [...event.clipboardData.files];
    // Office programs put a picture of the copied text beside it: then the text is meant.
    if (files.length === 0 || event.clipboardData.types.includes('text/plain')) return;
    event.preventDefault();
    onFiles(files);
  }
  return (
    <div className={note ? 'tk-box tk-box-note' : 'tk-box'}>
      <div className="tk-field-area">
        {marks.length > 0 && <FieldMarks value={value} marks={marks} textarea={textarea} />}
        <Textarea
          ref={textarea}
          variant="unstyled"
          classNames={{ input: 'tk-textarea' }}
          autosize
          minRows={2}
          maxRows={10}
          dir="auto"
          value={value}
          aria-label={label}
          aria-autocomplete={note ? 'none' : 'list'}
          {...(list === null ? {} : { 'aria-controls': list.id, ...(list.active === null ? {} : { 'aria-activedescendant': list.active }) })}
          placeholder={text(note ? composerText.noteHint : composerText.replyHint)}
          onChange={(event) => onChange(event.currentTarget.value, event.currentTarget.selectionStart)}
          onSelect={(event) => onCaret(event.currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onBlur={onBlur}
        />
      </div>
      {children}
      <div className="tk-box-foot">
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          onChange={(event) => {
            onFiles([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
        <ActionIcon
          aria-label={text(composerText.attach)}
          title={`${text(composerText.attach)}. ${attachHint}`}
          onClick={() => picker.current?.click()}
        >
          <IconPaperclip size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
        {!note && (
          <ActionIcon aria-label={text(composerText.templates)} title={`${text(composerText.templates)} (/)`} onClick={onTemplates}>
            <IconBook size={18} stroke={1.75} aria-hidden />
          </ActionIcon>
        )}
        <span className="tk-save-state tk-quiet">
          {over > 0 ? (
            <span className="tk-tone-danger">{text(composerText.tooLong, { count: format.number(over), limit: format.number(limit) })}</span>
          ) : limit - value.length <= 500 ? (
            text(composerText.remaining, { count: format.number(limit - value.length) })
          ) : (
            saveState
          )}
        </span>
        <span className="tk-spring" />
        <Button.Group>
          <Button
            size="xs"
            leftSection={<IconSend size={16} stroke={1.75} aria-hidden />}
            title={blocked ?? sendKeys}
            aria-disabled={blocked !== null}
            data-disabled={blocked !== null}
            onClick={() => onSend('nothing')}
          >
            {text(note ? composerText.saveNote : composerText.send)}
          </Button>
          {!note && (
            <Menu position="top-end">
              <Menu.Target>
                <Button size="xs" px={6} className="tk-send-more" aria-label={text(composerText.sendMore)} data-disabled={blocked !== null}>
                  <IconChevronUp size={14} aria-hidden />
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => onSend('resolve')}>{text(composerText.sendAndResolve)}</Menu.Item>
                <Menu.Item onClick={() => onSend('wait')}>{text(composerText.sendAndWait)}</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
        </Button.Group>
      </div>
    </div>
  );
}
