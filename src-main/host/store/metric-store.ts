import type { Activity, StateEvent } from '#shared/domain/metric/metric.ts';
import type { WriteTx } from './write-tx.ts';

/** Answers whether it was new here. */
export function putStateEvent(_tx: WriteTx, _event: StateEvent): boolean {
  return false;
}

/** Answers whether it was new here. */
export function putActivity(_tx: WriteTx, _activity: Activity): boolean {
  return false;
}

export function dropStateEvent(_tx: WriteTx, _id: string): void {}
export function dropActivity(_tx: WriteTx, _id: string): void {}
