import type { Draft } from '#shared/contract/console/console-shapes.ts';
import type { AttachmentRef } from '#shared/domain/ticket/ticket.ts';

/**
 * What the agent is writing, as a machine without I/O. It belongs to the composer: once opened, only the agent's own acts
 * change `text` and `attachments`; nothing that arrives from the host does.
 *
 *     writing --send--> sending --saved--> empty, or what was typed meanwhile
 *                          \----failed--> writing, whole
 */
export type DraftState = {
  readonly text: string;
  readonly attachments: readonly AttachmentRef[];
  /** Newest entry the author had in front of them at the last edit. */
  readonly seenSeq: number;
  /** Rises with every change made here. */
  readonly edits: number;
  /** The `edits` that is on disk, or that the host removed with a sent command. */
  readonly savedEdits: number;
  readonly saving: number | null;
  readonly saveFailed: boolean;
  readonly sending: { readonly text: string; readonly attachments: readonly AttachmentRef[]; readonly edits: number } | null;
};

export function openDraft(saved: Draft | null): DraftState {
  return {
    text: saved?.text ?? '',
    attachments: saved?.attachments ?? [],
    seenSeq: saved?.seenSeq ?? 0,
    edits: 0,
    savedEdits: 0,
    saving: null,
    saveFailed: false,
    sending: null,
  };
}

export function typed(state: DraftState, text: string, seenSeq: number): DraftState {
  return text === state.text ? state : edited(state, { text, seenSeq });
}

export function attached(state: DraftState, ref: AttachmentRef, seenSeq: number): DraftState {
  if (state.attachments.some((known) => known.hash === ref.hash && known.name === ref.name)) return state;
  return edited(state, { attachments: [...state.attachments, ref], seenSeq });
}

export function detached(state: DraftState, ref: AttachmentRef): DraftState {
  return edited(state, { attachments: state.attachments.filter((known) => known !== ref) });
}

/** Text of a refused command comes back under what is being written now, once. */
export function givenBack(state: DraftState, text: string, attachments: readonly AttachmentRef[], seenSeq: number): DraftState {
  const has = text === '' || state.text.includes(text);
  const joined = has ? state.text : state.text.trim() === '' ? text : `${state.text}\n\n${text}`;
  const more = attachments.filter((ref) => !state.attachments.some((known) => known.hash === ref.hash));
  return edited(state, { text: joined, attachments: [...state.attachments, ...more], seenSeq });
}

/** The copy on disk is gone: what is here is to be saved again. */
export function touched(state: DraftState): DraftState {
  return edited(state, {});
}

export function isEmpty(state: DraftState): boolean {
  return state.text.trim() === '' && state.attachments.length === 0;
}

/** Everything typed is on disk: the memory of it may go. */
export function isClean(state: DraftState): boolean {
  return state.edits === state.savedEdits && state.saving === null && state.sending === null;
}

/** A save must never follow a send of the same text: it would bring a sent text back as a draft. */
export function needsSave(state: DraftState): boolean {
  return state.edits !== state.savedEdits && state.saving === null && state.sending === null;
}

export function saveStarted(state: DraftState): DraftState {
  return { ...state, saving: state.edits };
}

export function saveDone(state: DraftState): DraftState {
  return { ...state, saving: null, saveFailed: false, savedEdits: state.saving ?? state.savedEdits };
}

export function saveFailed(state: DraftState): DraftState {
  return { ...state, saving: null, saveFailed: true };
}

/** Null: nothing to send, or one send is under way already. */
export function sendStarted(state: DraftState): DraftState | null {
  if (state.sending !== null || isEmpty(state)) return null;
  return { ...state, sending: { text: state.text, attachments: state.attachments, edits: state.edits } };
}

/** The command is on disk and the host removed the draft with it: only what was typed since stays. */
export function sendSaved(state: DraftState): DraftState {
  const sent = state.sending;
  if (sent === null) return state;
  const done = { ...state, sending: null, saveFailed: false };
  if (state.edits === sent.edits) return { ...done, text: '', attachments: [], savedEdits: state.edits };
  return {
    ...done,
    text: state.text.startsWith(sent.text) ? state.text.slice(sent.text.length).trimStart() : state.text,
    attachments: state.attachments.filter((ref) => !sent.attachments.includes(ref)),
    edits: state.edits + 1,
  };
}

export function sendFailed(state: DraftState): DraftState {
  return { ...state, sending: null };
}

function edited(state: DraftState, patch: Partial<Pick<DraftState, 'text' | 'attachments' | 'seenSeq'>>): DraftState {
  return { ...state, ...patch, edits: state.edits + 1 };
}
