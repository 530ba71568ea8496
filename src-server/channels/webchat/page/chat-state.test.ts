import { expect, test } from 'vitest';
import type { ChatMessage } from '#shared/contract/central/chat.ts';
import { type ChatState, contiguousSeq, mergeMessages, shownQuestion, withHistory } from './chat-state.ts';

const message = (seq: number, patch: Partial<ChatMessage> = {}): ChatMessage => ({
  id: `0198a000-0000-7000-8000-${String(seq).padStart(12, '0')}`,
  seq,
  from: 'customer',
  authorName: 'Budi',
  text: `pesan ${seq}`,
  attachments: [],
  at: seq,
  state: 'sent',
  ...patch,
});

const state: ChatState = {
  language: 'id',
  session: null,
  starting: false,
  startProblem: null,
  sessionLost: false,
  connection: 'connected',
  messages: [],
  loaded: false,
  outgoing: [],
  sendingId: null,
  agentTyping: null,
  question: null,
  laterId: null,
  thanks: false,
  uploads: [],
  composerNotice: null,
};
const page = (messages: ChatMessage[], patch = {}) => ({ messages, more: false, agentSeenSeq: 0, question: null, serverTime: 0, ...patch });

test('an own message whose answer came before an earlier one leaves a gap that is asked for', () => {
  expect(contiguousSeq([message(1), message(2), message(4)])).toBe(2);
  expect(contiguousSeq([message(2)])).toBe(0);
});

test('the same message twice is one, and read stays read', () => {
  const once = mergeMessages([message(2, { state: 'read' })], [message(1), message(2)], 2);
  expect(once.map((entry) => [entry.seq, entry.state])).toEqual([
    [1, 'read'],
    [2, 'read'],
  ]);
});

test('what is in the history is no longer waiting', () => {
  const waiting = { clientId: message(1).id, text: 'pesan 1', attachments: [], at: 1, failed: null };
  expect(withHistory({ ...state, outgoing: [waiting] }, page([message(1)])).outgoing).toEqual([]);
});

test('a question is shown until it is answered or put off, and the next one is shown again', () => {
  const question = { id: message(9).id, kind: 'csat' } as const;
  expect(shownQuestion({ ...state, ...withHistory(state, page([], { question })) })).toBe(question);
  expect(shownQuestion({ ...state, laterId: question.id, ...withHistory(state, page([], { question })) })).toBeNull();
  const next = { id: message(8).id, kind: 'nps' } as const;
  expect(shownQuestion({ ...state, laterId: question.id, ...withHistory(state, page([], { question: next })) })).toBe(next);
  expect(shownQuestion({ ...state, question, ...withHistory({ ...state, question }, page([])) })).toBeNull();
});

test('a typing hint ends with the message', () => {
  expect(withHistory({ ...state, agentTyping: 'Sari' }, page([message(1, { from: 'agent' })])).agentTyping).toBeNull();
});
