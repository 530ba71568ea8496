import { SegmentedControl } from '@mantine/core';
import { useCallback, useRef, useState, useSyncExternalStore } from 'react';
import { composerText } from '#shared/text/composer-text.ts';
import { channelText } from '#shared/text/ticket-text.ts';
import { useAction } from '../../state/actions.ts';
import { textWith, useWordsForReply } from '../../state/compose-bus.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useLanguage, useText } from '../../state/use-text.ts';
import { ComposerAddress } from './composer-address.tsx';
import { nameList } from './name-list.ts';
import { Notice } from './notice.tsx';
import { RefusedList } from './refused-list.tsx';
import { ticketKeys, useShownKeys } from './ticket-keys.ts';
import type { Act } from './use-act.ts';
import { useComposerFiles } from './use-composer-files.ts';
import type { Drafts } from './use-drafts.ts';
import { useFileDrop } from './use-file-drop.ts';
import type { Names } from './use-names.ts';
import { useRefused } from './use-refused.ts';
import type { OpenTicket } from './use-ticket.ts';
import { Writing } from './writing.tsx';
import './composer.css';

type Props = {
  open: OpenTicket;
  drafts: Drafts;
  names: Names;
  act: Act;
  typists: readonly string[];
  seenSeq: () => number;
  onSent: () => void;
  onLeave: () => void;
};

/** Where the agent writes: a reply or a note, each with its own draft. */
export function Composer({ open, drafts, names, act, typists, seenSeq, onSent, onLeave }: Props) {
  const text = useText();
  const keys = useShownKeys();
  const [note, setNote] = useState(false);
  const root = useRef<HTMLElement>(null);
  const textarea = useRef<HTMLTextAreaElement>(null);
  const keeper = note ? drafts.note : drafts.reply;
  const writing = useSyncExternalStore(keeper.subscribe, () => keeper.getState().draft.text);
  const files = useComposerFiles(keeper, seenSeq);
  const over = useFileDrop(root, files.addFiles);

  const show = useCallback((asNote: boolean) => {
    setNote(asNote);
    // After the other field is there.
    requestAnimationFrame(() => textarea.current?.focus());
  }, []);
  const refused = useRefused({ open, drafts, act, seenSeq, showNote: show });
  useWordsForReply(open.ticket.id, (words) => {
    const { text: written } = drafts.reply.getState().draft;
    const put = textWith(written, note ? written.length : (textarea.current?.selectionStart ?? written.length), words);
    drafts.reply.type(put.text, seenSeq());
    show(false);
    requestAnimationFrame(() => textarea.current?.setSelectionRange(put.caret, put.caret));
  });
  useAction({ ...ticketKeys.reply, run: () => show(false) });
  useAction({ ...ticketKeys.note, run: () => show(true) });

  return (
    <section ref={root} className="tk-composer" aria-label={text(composerText.region)} data-over={over || undefined}>
      <div className="tk-composer-notices">
        <RefusedList
          writing={writing}
          commands={[...open.refused, ...open.pending.filter((command) => command.status.kind === 'parked')]}
          {...refused}
        />
        <Obstacles open={open} names={names} note={note} typists={typists} />
        {files.notice !== '' && (
          <Notice tone="warn" closeLabel={text(composerText.dismissMessage)} onClose={files.dismiss}>
            {files.notice}
          </Notice>
        )}
      </div>
      <div className="tk-composer-head">
        <SegmentedControl
          size="xs"
          aria-label={text(composerText.kind)}
          value={note ? 'note' : 'reply'}
          onChange={(value) => show(value === 'note')}
          data={[
            { value: 'reply', label: `${text(composerText.reply)} (${keys(ticketKeys.reply)})` },
            { value: 'note', label: `${text(composerText.note)} (${keys(ticketKeys.note)})` },
          ]}
        />
        <ComposerAddress note={note} recipient={open.recipient} name={names.contact} />
      </div>
      <Writing
        key={note ? 'note' : 'reply'}
        {...{ open, keeper, note, names, act, seenSeq, onSent, onLeave, textarea }}
        sendKeys={keys(ticketKeys.send)}
        onFiles={files.addFiles}
      />
      {over && <div className="tk-drop">{text(composerText.dropHere)}</div>}
    </section>
  );
}

/** What the agent should know before writing. */
function Obstacles({ open, names, note, typists }: { open: OpenTicket; names: Names; note: boolean; typists: readonly string[] }) {
  const text = useText();
  const language = useLanguage();
  const { me } = useDirectory();
  const { ticket, recipient } = open;
  const owner = ticket.assigneeId;
  return (
    <>
      {typists.length > 0 && <Notice tone="warn">{text(composerText.collision, { names: nameList(language, typists) })}</Notice>}
      {!note && ticket.mergedIntoId === null && owner !== null && owner !== me.id && me.role === 'agent' && (
        <Notice tone="info">{text(composerText.ownedByOther, { agent: names.agent(owner) })}</Notice>
      )}
      {!note && ticket.mergedIntoId !== null && <Notice tone="info">{text(composerText.mergedNoReply)}</Notice>}
      {!note && recipient === null && <Notice tone="warn">{text(composerText.noRecipient, { channel: text(channelText[ticket.channel]) })}</Notice>}
    </>
  );
}
