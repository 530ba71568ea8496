import type { SurveyKind, SurveySettings } from './survey.ts';

export type Scale = { readonly min: number; readonly max: number };

export const SCALES: Readonly<Record<SurveyKind, Scale>> = {
  csat: { min: 1, max: 5 },
  nps: { min: 0, max: 10 },
  ces: { min: 1, max: 7 },
};

export const SURVEY_COMMENT_LENGTH = 1_000;
const DAY_MS = 86_400_000;
/** A question that nobody answered for so long is not shown any more, and its links have expired. */
export const QUESTION_OPEN_MS = 30 * DAY_MS;

export function isScore(kind: SurveyKind, score: number): boolean {
  const { min, max } = SCALES[kind];
  return Number.isInteger(score) && score >= min && score <= max;
}

/** A workspace has one row of settings, under its own id; until it has written one, this holds. */
export function defaultSurveySettings(workspaceId: string): SurveySettings {
  return { id: workspaceId, csat: { on: true, followUpAt: null }, ces: { on: false }, nps: { on: false, quietDays: 90 }, rev: 0 };
}

/** The row that holds, of those that a workspace has. */
export function surveySettingsOf(workspaceId: string, rows: readonly SurveySettings[]): SurveySettings {
  return rows.find((row) => row.id === workspaceId) ?? defaultSurveySettings(workspaceId);
}

export type NpsGroup = 'promoter' | 'passive' | 'detractor';

export function npsGroup(score: number): NpsGroup {
  if (score >= 9) return 'promoter';
  return score >= 7 ? 'passive' : 'detractor';
}

/** Share of promoters less share of detractors, -100 to 100; null: no answers. */
export function npsScore(scores: readonly number[]): number | null {
  if (scores.length === 0) return null;
  const balance = scores.reduce((sum, score) => sum + { promoter: 1, passive: 0, detractor: -1 }[npsGroup(score)], 0);
  return (balance / scores.length) * 100;
}

/** Percent of fours and fives; null: no answers. */
export function csatShare(scores: readonly number[]): number | null {
  return shareOf(scores, (score) => score >= 4);
}

/** Mean, and percent of those who found it easy (5 and above); null: no answers. */
export function cesSummary(scores: readonly number[]): { readonly mean: number; readonly easy: number } | null {
  const easy = shareOf(scores, (score) => score >= 5);
  return easy === null ? null : { mean: scores.reduce((sum, score) => sum + score, 0) / scores.length, easy };
}

function shareOf(scores: readonly number[], holds: (score: number) => boolean): number | null {
  return scores.length === 0 ? null : (scores.filter(holds).length / scores.length) * 100;
}

/** Percent of those asked who answered; null: nobody was asked. */
export function responseRate(asked: number, answered: number): number | null {
  return asked === 0 ? null : (answered / asked) * 100;
}

/** Whether a customer who was last asked for the relationship at `lastAskedAt` (null: never) may be asked again. */
export function quietIsOver(settings: SurveySettings, lastAskedAt: number | null, now: number): boolean {
  return lastAskedAt === null || now - lastAskedAt >= settings.nps.quietDays * DAY_MS;
}

/** Whether an answer is low enough that the lead should look at the matter again. */
export function wantsFollowUp(settings: SurveySettings, kind: SurveyKind, score: number): boolean {
  return kind === 'csat' && settings.csat.followUpAt !== null && score <= settings.csat.followUpAt;
}
