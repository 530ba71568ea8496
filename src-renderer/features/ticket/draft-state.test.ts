import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  attached,
  type DraftState,
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
  typed,
} from './draft-state.ts';

const ref = { hash: 'a'.repeat(64), name: 'struk.png', mime: 'image/png', size: 10 };
const write = (text: string, state = openDraft(null)): DraftState => typed(state, text, 3);
const send = (state: DraftState): DraftState => {
  const sending = sendStarted(state);
  if (sending === null) throw new Error('nothing to send');
  return sending;
};

test('opens with what was kept, and a keystroke asks for a save', () => {
  const kept = { ticketId: 't', kind: 'reply' as const, text: 'Halo', attachments: [ref], seenSeq: 2, updatedAt: 1 };
  const state = openDraft(kept);
  expect([state.text, state.attachments, needsSave(state), isClean(state)]).toEqual(['Halo', [ref], false, true]);
  expect(needsSave(write('Halo Kak', state))).toBe(true);
});

test('what is typed while a save runs is saved after it', () => {
  const during = write('Halo Kak', saveStarted(write('Halo')));
  expect(needsSave(during)).toBe(false);
  const after = saveDone(during);
  expect([after.text, needsSave(after)]).toEqual(['Halo Kak', true]);
});

test('a failed save keeps the text and asks again', () => {
  const state = saveFailed(saveStarted(write('Halo')));
  expect([state.text, state.saveFailed, needsSave(state)]).toEqual(['Halo', true, true]);
});

test('a send that is saved empties the composer and never saves the sent text again', () => {
  const sending = send(write('Halo'));
  expect(needsSave(sending)).toBe(false);
  const sent = sendSaved(sending);
  expect([sent.text, isClean(sent)]).toEqual(['', true]);
});

test('words typed while the send is being saved stay', () => {
  const sent = sendSaved(write('Halo\nSatu lagi', send(write('Halo'))));
  expect([sent.text, needsSave(sent)]).toEqual(['Satu lagi', true]);
});

test('a send that fails keeps text and attachments', () => {
  const state = sendFailed(send(attached(write('Halo'), ref, 3)));
  expect([state.text, state.attachments, state.sending]).toEqual(['Halo', [ref], null]);
});

test('a second send waits for the first, and an empty composer sends nothing', () => {
  expect(sendStarted(send(write('Halo')))).toBeNull();
  expect(sendStarted(write('  \n'))).toBeNull();
});

test('a refused text comes back under what is being written, once', () => {
  const state = givenBack(write('Baru'), 'Lama', [], 4);
  expect(state.text).toBe('Baru\n\nLama');
  expect(givenBack(state, 'Lama', [], 4).text).toBe('Baru\n\nLama');
  expect(givenBack(openDraft(null), 'Lama', [ref], 4)).toMatchObject({ text: 'Lama', attachments: [ref], seenSeq: 4 });
});

test('whatever happens in whatever order, every word typed is in the composer or was handed over to be sent', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('type' as const) }),
    fc.constantFrom({ kind: 'save' as const }, { kind: 'saveDone' as const }, { kind: 'saveFailed' as const }),
    fc.constantFrom({ kind: 'send' as const }, { kind: 'sendSaved' as const }, { kind: 'sendFailed' as const }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let state = openDraft(null);
      const typedWords: string[] = [];
      const sentTexts: string[] = [];
      for (const { kind } of steps) {
        if (kind === 'type') {
          const word = `kata${typedWords.length};`;
          typedWords.push(word);
          state = typed(state, `${state.text} ${word}`, 1);
        } else if (kind === 'save' && needsSave(state)) state = saveStarted(state);
        else if (kind === 'saveDone' && state.saving !== null) state = saveDone(state);
        else if (kind === 'saveFailed' && state.saving !== null) state = saveFailed(state);
        else if (kind === 'send' && state.saving === null) state = sendStarted(state) ?? state;
        else if (kind === 'sendSaved' && state.sending !== null) {
          sentTexts.push(state.sending.text);
          state = sendSaved(state);
        } else if (kind === 'sendFailed') state = sendFailed(state);
      }
      for (const word of typedWords) {
        const places = [state.text, ...sentTexts].filter((text) => text.includes(word));
        expect(places).toHaveLength(1);
      }
      if (isClean(state) && !isEmpty(state)) expect(state.savedEdits).toBe(state.edits);
    }),
  );
});
