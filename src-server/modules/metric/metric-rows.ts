import type { Activity, StateEvent } from '#shared/domain/metric/metric.ts';
import type { Trx } from '../../db/database.ts';

export async function loadStateEvents(_trx: Trx, _ids: readonly string[]): Promise<StateEvent[]> {
  return [];
}

/** Newest first, below `beforeId`. */
export async function pageOfStateEvents(_trx: Trx, _beforeId: string | null, _limit: number): Promise<StateEvent[]> {
  return [];
}

export type LoadedActivity = { readonly activity: Activity; readonly teamId: string };

export async function loadActivities(_trx: Trx, _ids: readonly string[]): Promise<LoadedActivity[]> {
  return [];
}

/** Newest first, below `beforeId`. */
export async function pageOfActivities(_trx: Trx, _teamId: string, _beforeId: string | null, _limit: number): Promise<Activity[]> {
  return [];
}
