import { expect, test } from 'vitest';
import { SURVEY_KINDS } from './survey.ts';
import {
  cesSummary,
  csatShare,
  defaultSurveySettings,
  isScore,
  npsGroup,
  npsScore,
  quietIsOver,
  responseRate,
  SCALES,
  surveySettingsOf,
  wantsFollowUp,
} from './survey-rules.ts';

const workspaceId = '00000000-0000-4000-8000-000000000001';
const settings = { ...defaultSurveySettings(workspaceId), csat: { on: true, followUpAt: 2 }, nps: { on: true, quietDays: 90 } };
const day = 86_400_000;

test('every scale takes its own numbers and nothing else', () => {
  for (const kind of SURVEY_KINDS) {
    const { min, max } = SCALES[kind];
    expect([min - 1, min, max, max + 1, min + 0.5, Number.NaN].map((score) => isScore(kind, score))).toEqual([
      false,
      true,
      true,
      false,
      false,
      false,
    ]);
  }
});

test('9 and 10 promote, 7 and 8 are passive, 0 to 6 detract', () => {
  expect(Array.from({ length: 11 }, (_, score) => npsGroup(score)[0]).join('')).toBe('dddddddpppp');
  expect([6, 7, 8, 9].map(npsGroup)).toEqual(['detractor', 'passive', 'passive', 'promoter']);
});

test('NPS goes from -100 to 100, and is unknown without answers', () => {
  expect(npsScore([])).toBeNull();
  expect(npsScore([10, 9])).toBe(100);
  expect(npsScore([0, 6])).toBe(-100);
  expect(npsScore([10, 8, 3, 9])).toBe(25);
});

test('CSAT counts fours and fives, CES tells mean and ease', () => {
  expect(csatShare([5, 4, 3, 1])).toBe(50);
  expect(csatShare([])).toBeNull();
  expect(cesSummary([7, 5, 4])).toEqual({ mean: 16 / 3, easy: (2 / 3) * 100 });
  expect(cesSummary([])).toBeNull();
});

test('the response rate is of those who were asked', () => {
  expect(responseRate(8, 2)).toBe(25);
  expect(responseRate(0, 0)).toBeNull();
});

test('the quiet period ends on its day', () => {
  expect(quietIsOver(settings, null, 0)).toBe(true);
  expect(quietIsOver(settings, 0, 90 * day - 1)).toBe(false);
  expect(quietIsOver(settings, 0, 90 * day)).toBe(true);
});

test('only a low satisfaction answer asks for a follow-up, and only where a threshold is set', () => {
  expect([1, 2, 3].map((score) => wantsFollowUp(settings, 'csat', score))).toEqual([true, true, false]);
  expect(wantsFollowUp(settings, 'nps', 0)).toBe(false);
  expect(wantsFollowUp(defaultSurveySettings(workspaceId), 'csat', 1)).toBe(false);
});

test('the settings are the row under the workspace’s id, else satisfaction alone', () => {
  expect(surveySettingsOf(workspaceId, [{ ...settings, id: 'other' }, settings])).toBe(settings);
  expect(surveySettingsOf(workspaceId, [])).toMatchObject({
    id: workspaceId,
    csat: { on: true, followUpAt: null },
    ces: { on: false },
    nps: { on: false },
  });
});
