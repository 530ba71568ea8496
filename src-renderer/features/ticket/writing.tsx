import { Button } from '@mantine/core';
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { LIMITS } from '#shared/contract/schemas.ts';
import type { CommandBody } from '#shared/domain/sync/command.ts';
import { composerText } from '#shared/text/composer-text.ts';
import { channelText } from '#shared/text/ticket-text.ts';
import { useHost } from '../../host-client/host-context.tsx';
import { useAction } from '../../state/actions.ts';
import { browserClock } from '../../state/clock.ts';
import { issueCommand } from '../../state/issue-command.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useText } from '../../state/use-text.ts';
import { type AfterSend, ComposerBox } from './composer-box.tsx';
import { ComposerFiles } from './composer-files.tsx';
import type { DraftContent, DraftKeeper, KeeperState } from './draft-keeper.ts';
import { Notice } from './notice.tsx';
import { templateMemory } from './template-memory.ts';
import { TemplatePicker } from './template-picker.tsx';
import { ticketKeys } from './ticket-keys.ts';
import { createTypingSignal } from './typing-signal.ts';
import type { Act } from './use-act.ts';
import type { Names } from './use-names.ts';
import { type ReplyCheck, useReplyCheck } from './use-reply-check.ts';
import { useTemplates } from './use-templates.ts';
import type { OpenTicket } from './use-ticket.ts';

type Props = {
  open: OpenTicket;
  keeper: DraftKeeper;
  note: boolean;
  names: Names;
  act: Act;
  sendKeys: string;
  textarea: RefObject<HTMLTextAreaElement | null>;
  seenSeq: () => number;
  onSent: () => void;
  /** Out of the field, so that the keyboard's shortcuts work. */
  onLeave: () => void;
  onFiles: (files: readonly File[]) => void;
};

/** One draft in its field: typing, templates, files, sending. One per keeper and mount. */
export function Writing({ open, keeper, note, names, act, sendKeys, textarea, seenSeq, onSent, onLeave, onFiles }: Props) {
  const text = useText();
  const host = useHost();
  const { me } = useDirectory();
  const { ticket, contact, recipient } = open;
  const { draft, uploads, problem } = useSyncExternalStore(keeper.subscribe, keeper.getState);
  const memory = useMemo(() => templateMemory(host, me.id, ticket.id), [host, me.id, ticket.id]);
  const templates = useTemplates({ value: draft.text, ticketId: ticket.id, textarea, keeper, memory, seenSeq, enabled: !note });
  const check = useReplyCheck(draft.text, textarea, !note);
  /** What was to follow the send that was stopped. */
  const tried = useRef<AfterSend>('nothing');
  const typing = useMemo(
    () =>
      // A hint: when it is lost, the next one repairs it.
      createTypingSignal(browserClock, (on) => void host.ticket.typing({ ticketId: ticket.id, on }).catch(() => undefined)),
    [host, ticket.id],
  );
  useEffect(() => () => typing.stop(), [typing]);

  const limit = note ? LIMITS.noteText : LIMITS.messageText;
  const blocked =
    !note && ticket.mergedIntoId !== null
      ? text(composerText.mergedNoReply)
      : !note && recipient === null
        ? text(composerText.noRecipient, { channel: text(channelText[ticket.channel]) })
        : uploads.length > 0
          ? text(composerText.attachRunning)
          : draft.text.length > limit
            ? text(composerText.tooLong, { count: draft.text.length - limit, limit })
            : null;

  function bodyOf({ text: written, attachments, seenSeq: seen }: DraftContent): CommandBody {
    const content = { ticketId: ticket.id, text: written.trim(), attachments };
    if (note || recipient === null) return { type: 'ticket.note', ...content };
    const uses = memory.usesIn(written);
    return { type: 'ticket.reply', ...content, recipient, seenSeq: seen, reviewed: false, ...(uses.length > 0 ? { templates: uses } : {}) };
  }
  async function send(after: AfterSend, missingIsFine = false) {
    tried.current = after;
    if (blocked !== null || (!note && recipient === null) || !check.maySend(missingIsFine)) return;
    const { text: written } = keeper.getState().draft;
    typing.stop();
    const sent = await keeper.send((content) => issueCommand(host, bodyOf(content)));
    textarea.current?.focus();
    if (!sent) return;
    if (!note) memory.sent(written);
    onSent();
    if (after !== 'nothing') {
      const status = after === 'resolve' ? 'resolved' : 'waiting';
      await act({ type: 'ticket.setStatus', ticketId: ticket.id, status, baseStatusRev: ticket.statusRev });
    }
  }
  useAction({ ...ticketKeys.send, run: () => void send('nothing') });
  useAction({ ...ticketKeys.template, run: templates.ask, enabled: !note });

  function onChange(value: string, caret: number) {
    const clean = value.replaceAll('\u0000', '');
    keeper.type(clean, seenSeq());
    templates.moved(caret);
    if (note) return;
    if (clean === '') typing.stop();
    else typing.typed();
  }
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (templates.onKeyDown(event)) return;
    if (event.key === 'Tab' && !event.ctrlKey && !event.altKey && !event.metaKey) check.onTab(event);
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onLeave();
  }

  return (
    <>
      <Problem keeper={keeper} problem={problem} />
      {templates.problem !== '' && (
        <Notice tone="warn" closeLabel={text(composerText.dismissMessage)} onClose={templates.dismissProblem}>
          {templates.problem}
        </Notice>
      )}
      <OpenPlaces check={check} onSendAnyway={() => void send(tried.current, true)} />
      <div className="tk-writing">
        {templates.query !== null && (
          <TemplatePicker
            ref={templates.picker}
            id={templates.listId}
            ticketId={ticket.id}
            query={templates.query}
            language={contact.language}
            onPick={templates.pick}
            onActive={templates.setActive}
          />
        )}
        <ComposerBox
          note={note}
          value={draft.text}
          label={note ? text(composerText.noteLabel) : text(composerText.replyLabel, { name: names.contact })}
          blocked={blocked}
          sendKeys={sendKeys}
          saveState={useSaveState(draft)}
          textarea={textarea}
          marks={check.marks}
          list={templates.query === null ? null : { id: templates.listId, active: templates.active }}
          onChange={onChange}
          onCaret={templates.moved}
          onKeyDown={onKeyDown}
          onFiles={onFiles}
          onBlur={() => void keeper.flush()}
          onTemplates={templates.ask}
          onSend={(after) => void send(after)}
        >
          <ComposerFiles attachments={draft.attachments} uploads={uploads} onRemove={keeper.detach} onCancel={keeper.cancelUpload} />
        </ComposerBox>
      </div>
    </>
  );
}

/** What is still to be filled in; after a try to send, why it did not go. */
function OpenPlaces({ check: { warnings, stop }, onSendAnyway }: { check: ReplyCheck; onSendAnyway: () => void }) {
  const text = useText();
  if (stop !== null) {
    return (
      <Notice
        tone="danger"
        actions={
          stop.mayGo && (
            <Button size="compact-xs" variant="default" onClick={onSendAnyway}>
              {text(composerText.sendAnyway)}
            </Button>
          )
        }
      >
        {stop.sentence}
      </Notice>
    );
  }
  return warnings.length === 0 ? null : <Notice tone="info">{warnings.join(' ')}</Notice>;
}

function Problem({ keeper, problem }: { keeper: DraftKeeper; problem: KeeperState['problem'] }) {
  const text = useText();
  const errorText = useErrorText();
  if (problem === null) return null;
  const reason = errorText.error(problem.error);
  const sentences = {
    save: () => text(composerText.draftNotSaved, { reason }),
    send: () => text(composerText.saveFailed, { reason }),
    upload: () => text(composerText.attachFailed, { name: problem.name, reason }),
  };
  return (
    <Notice tone="danger" closeLabel={text(composerText.dismissMessage)} onClose={keeper.dismissProblem}>
      {sentences[problem.kind]()}
    </Notice>
  );
}

/** Says that the draft is safe once the agent has written something here; nothing before. */
function useSaveState(draft: KeeperState['draft']): string {
  const text = useText();
  if (draft.sending !== null) return text(composerText.sending);
  const nothing = draft.edits === 0 || (draft.text === '' && draft.attachments.length === 0);
  return nothing || draft.edits !== draft.savedEdits ? '' : text(composerText.draftSaved);
}
