import type { HostBatch } from '#shared/contract/console/console-shapes.ts';

/** Whether a batch may have changed the agent's own numbers, their targets or their age. */
export function touchesNumbers(batch: HostBatch): boolean {
  const { topics } = batch;
  return topics.includes('performance') || topics.includes('sync') || topics.includes('directory');
}
