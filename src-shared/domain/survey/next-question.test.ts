import { expect, test } from 'vitest';
import { type AskedTicket, nextQuestion, type Relationship, type RoundQuestion } from './next-question.ts';
import { defaultSurveySettings, QUESTION_OPEN_MS } from './survey-rules.ts';

const settings = { ...defaultSurveySettings('w'), ces: { on: true }, nps: { on: true, quietDays: 30 } };
const never: Relationship = { lastAskedAt: null, openId: null };
const now = 100 * 86_400_000;
const resolved: AskedTicket = { status: 'resolved', statusRev: 7, resolvedAt: now - 1_000, mergedIntoId: null, lastInboundAt: now - 5_000 };
const asked = (kind: 'csat' | 'ces', patch: Partial<RoundQuestion> = {}): RoundQuestion => ({
  ...{ id: `${kind}-7`, kind, round: 7, answeredAt: null, followedUp: false },
  ...patch,
});
const answered = (kind: 'csat' | 'ces', patch: Partial<RoundQuestion> = {}) => asked(kind, { answeredAt: now - 500, ...patch });
const next = (ticket: AskedTicket, questions: RoundQuestion[], relationship = never, given = settings) =>
  nextQuestion(given, ticket, questions, relationship, now);

test('satisfaction, then effort, then the relationship', () => {
  expect(next(resolved, [])).toEqual({ kind: 'csat', id: null, round: 7 });
  expect(next(resolved, [asked('csat')])).toEqual({ kind: 'csat', id: 'csat-7', round: 7 });
  expect(next(resolved, [answered('csat')])).toEqual({ kind: 'ces', id: null, round: 7 });
  expect(next(resolved, [answered('csat'), answered('ces')])).toEqual({ kind: 'nps', id: null, round: 7 });
  expect(next(resolved, [answered('csat'), answered('ces')], { lastAskedAt: now, openId: 'n' })).toEqual({ kind: 'nps', id: 'n', round: 7 });
  expect(next(resolved, [answered('csat'), answered('ces')], { lastAskedAt: now, openId: null })).toBeNull();
});

test('what is switched off is passed over', () => {
  expect(next(resolved, [answered('csat')], never, defaultSurveySettings('w'))).toBeNull();
  expect(next(resolved, [], never, { ...settings, csat: { on: false, followUpAt: null } })?.kind).toBe('ces');
});

test('an open, a merged or a long resolved matter is not asked about', () => {
  expect(next({ ...resolved, status: 'open', resolvedAt: null }, [])).toBeNull();
  expect(next({ ...resolved, mergedIntoId: 'x' }, [])).toBeNull();
  expect(next({ ...resolved, resolvedAt: now - QUESTION_OPEN_MS - 1 }, [])).toBeNull();
});

test('the next resolution is asked about anew', () => {
  expect(next({ ...resolved, statusRev: 12 }, [answered('csat'), answered('ces')])).toEqual({ kind: 'csat', id: null, round: 12 });
});

test('a low answer that opened the ticket does not cut the questions short, the customer’s next message does', () => {
  const opened: AskedTicket = { ...resolved, status: 'open', statusRev: 9, resolvedAt: null };
  expect(next(opened, [answered('csat', { followedUp: true })])).toEqual({ kind: 'ces', id: null, round: 7 });
  expect(next({ ...opened, lastInboundAt: now }, [answered('csat', { followedUp: true })])).toBeNull();
  expect(next(opened, [answered('csat')])).toBeNull();
});
