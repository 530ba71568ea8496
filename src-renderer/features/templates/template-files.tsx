import { Button, CloseButton } from '@mantine/core';
import IconFile from '@tabler/icons-react/dist/esm/icons/IconFile.mjs';
import IconPaperclip from '@tabler/icons-react/dist/esm/icons/IconPaperclip.mjs';
import { useEffect, useRef, useState } from 'react';
import { safeFileName } from '#shared/contract/file-name.ts';
import { LIMITS } from '#shared/contract/schemas.ts';
import type { AttachmentRef } from '#shared/domain/ticket/ticket.ts';
import { templateText } from '#shared/text/template-text.ts';
import { useHost } from '../../host-client/host-context.tsx';
import { uploadFile } from '../../state/attachment-bytes.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useLatest } from '../../state/use-latest.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { Message } from '../../ui/message.tsx';
import classes from './templates.module.css';

type Props = { attachments: readonly AttachmentRef[]; readOnly: boolean; onChange: (attachments: readonly AttachmentRef[]) => void };

/** Files that go with every reply made from the template. */
export function TemplateFiles({ attachments, readOnly, onChange }: Props) {
  const text = useText();
  const format = useFormat();
  const errors = useErrorText();
  const host = useHost();
  const latest = useLatest({ attachments, onChange });
  const picker = useRef<HTMLInputElement>(null);
  const [copying, setCopying] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const abort = useRef(new AbortController());
  useEffect(() => {
    abort.current = new AbortController();
    return () => abort.current.abort();
  }, []);

  async function add(files: readonly File[]): Promise<void> {
    setProblem(null);
    for (const file of files) {
      if (latest.current.attachments.length >= LIMITS.attachmentsPerMessage) {
        return setProblem(text(templateText.attachTooMany, { count: LIMITS.attachmentsPerMessage }));
      }
      const name = safeFileName(file.name);
      setCopying(name);
      try {
        const ref = await uploadFile(host, file, name, { signal: abort.current.signal, onSent: () => undefined });
        latest.current.onChange([...latest.current.attachments.filter((known) => known.hash !== ref.hash), ref]);
      } catch (error) {
        if (abort.current.signal.aborted) return;
        setProblem(text(templateText.attachFailed, { name, reason: errors.error(error) }));
      } finally {
        setCopying(null);
      }
    }
  }

  if (readOnly && attachments.length === 0) return null;
  return (
    <div className={classes.labelled}>
      <span>{text(templateText.attachments)}</span>
      {attachments.length > 0 && (
        <ul className={classes.files} aria-label={text(templateText.attachments)}>
          {attachments.map((ref) => (
            <li key={`${ref.hash}:${ref.name}`} className={classes.file}>
              <IconFile size={16} aria-hidden />
              <bdi className={classes.fileName}>{ref.name}</bdi>
              <span className={`${classes.quiet} tg-numbers`}>{format.bytes(ref.size)}</span>
              {!readOnly && (
                <CloseButton
                  size="xs"
                  aria-label={text(templateText.removeAttachment, { name: ref.name })}
                  onClick={() => onChange(attachments.filter((known) => known !== ref))}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {problem !== null && <Message tone="danger">{problem}</Message>}
      {!readOnly && (
        <div className={classes.buttons}>
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            onChange={(event) => {
              void add([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = '';
            }}
          />
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPaperclip size={14} aria-hidden />}
            disabled={copying !== null}
            onClick={() => picker.current?.click()}
          >
            {text(templateText.attach)}
          </Button>
          <span className={classes.quiet} role="status">
            {copying === null ? '' : text(templateText.copying, { name: copying })}
          </span>
        </div>
      )}
    </div>
  );
}
