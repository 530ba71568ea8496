import type { Clock, Timer } from '#shared/base/clock.ts';
import type { Draft } from '#shared/contract/console/console-shapes.ts';
import type { AttachmentRef } from '#shared/domain/ticket/ticket.ts';
import {
  attached,
  type DraftState,
  detached,
  givenBack,
  isClean,
  isEmpty,
  needsSave,
  openDraft,
  saveDone,
  saveFailed,
  saveStarted,
  sendFailed,
  sendSaved,
  sendStarted,
  touched,
  typed,
} from './draft-state.ts';

export type DraftContent = { readonly text: string; readonly attachments: readonly AttachmentRef[]; readonly seenSeq: number };
export type Upload = { readonly id: number; readonly name: string; readonly size: number; readonly sent: number };

export type KeeperPorts = {
  readonly clock: Clock;
  save(content: DraftContent): Promise<unknown>;
  upload(file: File, name: string, options: { signal: AbortSignal; onSent: (bytes: number) => void }): Promise<AttachmentRef>;
};

export type KeeperState = {
  readonly draft: DraftState;
  readonly uploads: readonly Upload[];
  /** What the last save, send or upload threw, with the file's name where it was one; null: all well. */
  readonly problem: { readonly kind: 'save' | 'send' | 'upload'; readonly error: unknown; readonly name: string } | null;
};

/** The time after the last keystroke at which a draft is saved. */
export const SAVE_PAUSE_MS = 300;
const SAVE_RETRY_MS = 5_000;

export type DraftKeeper = ReturnType<typeof createDraftKeeper>;

/** Runs one draft: saves it on every pause, sends it, carries its uploads. It outlives the composer that shows it. */
export function createDraftKeeper(saved: Draft | null, ports: KeeperPorts) {
  let state: KeeperState = { draft: openDraft(saved), uploads: [], problem: null };
  let timer: Timer | null = null;
  let saveRun: Promise<void> | null = null;
  let nextUpload = 1;
  const listeners = new Set<() => void>();
  const aborts = new Map<number, AbortController>();

  const set = (patch: Partial<KeeperState>) => {
    state = { ...state, ...patch };
    for (const listener of [...listeners]) listener();
  };
  const setDraft = (draft: DraftState) => {
    if (draft !== state.draft) set({ draft });
    if (needsSave(draft)) saveIn(SAVE_PAUSE_MS);
  };
  const saveIn = (delay: number) => {
    timer?.cancel();
    timer = ports.clock.after(delay, () => void save());
  };

  function save(): Promise<void> {
    timer?.cancel();
    timer = null;
    if (saveRun !== null) return saveRun.then(() => (state.draft.saveFailed ? undefined : save()));
    if (!needsSave(state.draft)) return Promise.resolve();
    const { text, attachments, seenSeq } = state.draft;
    set({ draft: saveStarted(state.draft) });
    saveRun = ports.save({ text, attachments, seenSeq }).then(
      () => {
        saveRun = null;
        set({ draft: saveDone(state.draft), problem: state.problem?.kind === 'save' ? null : state.problem });
        if (needsSave(state.draft)) saveIn(SAVE_PAUSE_MS);
      },
      (error: unknown) => {
        saveRun = null;
        // A reply that was not sent is the graver news of the two.
        set({ draft: saveFailed(state.draft), problem: state.problem?.kind === 'send' ? state.problem : { kind: 'save', error, name: '' } });
        saveIn(SAVE_RETRY_MS);
      },
    );
    return saveRun;
  }

  return {
    getState: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    type: (text: string, seenSeq: number) => setDraft(typed(state.draft, text, seenSeq)),
    /** Files that are stored already, a template's for instance; the limit of a message is the caller's to keep. */
    attach(refs: readonly AttachmentRef[], seenSeq: number) {
      for (const ref of refs) setDraft(attached(state.draft, ref, seenSeq));
    },
    detach: (ref: AttachmentRef) => setDraft(detached(state.draft, ref)),
    giveBack: (text: string, attachments: readonly AttachmentRef[], seenSeq: number) => setDraft(givenBack(state.draft, text, attachments, seenSeq)),
    /** Saves again what is here, though nothing changed: the kept copy was taken away by another command. */
    touch: () => setDraft(touched(state.draft)),
    dismissProblem: () => set({ problem: null }),
    /** Saves now what is not on disk yet; settles when that is done, well or not. */
    flush: save,
    /** Nothing of this draft lives only in memory. */
    isSettled: () => isClean(state.draft) && state.uploads.length === 0 && saveRun === null,

    /**
     * Hands the content to `issue`, which settles once the command is on disk. False when there was nothing to send, when a
     * send is under way, or when it failed: then the text is whole and `problem` says why.
     */
    async send(issue: (content: DraftContent) => Promise<unknown>): Promise<boolean> {
      timer?.cancel();
      timer = null;
      const sending = state.uploads.length > 0 ? null : sendStarted(state.draft);
      if (sending === null) return false;
      set({ draft: sending, problem: null });
      // A save on its way must not land after the command, or the sent text would come back as a draft.
      await saveRun;
      const { text, attachments } = sending;
      try {
        await issue({ text, attachments, seenSeq: sending.seenSeq });
        setDraft(sendSaved(state.draft));
        return true;
      } catch (error) {
        set({ problem: { kind: 'send', error, name: '' } });
        setDraft(sendFailed(state.draft));
        return false;
      }
    },

    /** Copies files one after the other and attaches each; a failure names the file and leaves the rest. */
    async upload(files: readonly { file: File; name: string }[], seenSeq: () => number): Promise<void> {
      const planned = files.map(({ file, name }) => ({ file, name, id: nextUpload++, abort: new AbortController() }));
      for (const { id, abort } of planned) aborts.set(id, abort);
      set({ uploads: [...state.uploads, ...planned.map(({ id, name, file }) => ({ id, name, size: file.size, sent: 0 }))] });
      for (const { id, abort, file, name } of planned) {
        try {
          if (abort.signal.aborted) continue;
          const onSent = (sent: number) => set({ uploads: state.uploads.map((item) => (item.id === id ? { ...item, sent } : item)) });
          const ref = await ports.upload(file, name, { signal: abort.signal, onSent });
          if (!abort.signal.aborted) setDraft(attached(state.draft, ref, seenSeq()));
        } catch (error) {
          if (!abort.signal.aborted) set({ problem: { kind: 'upload', error, name } });
        } finally {
          aborts.delete(id);
          set({ uploads: state.uploads.filter((item) => item.id !== id) });
        }
      }
    },
    cancelUpload(id: number) {
      aborts.get(id)?.abort();
      set({ uploads: state.uploads.filter((item) => item.id !== id) });
    },
    isEmpty: () => isEmpty(state.draft),
  };
}
