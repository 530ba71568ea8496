import type { Refusal } from '#shared/domain/sync/command.ts';

/** The rules refuse the command here and now: nothing was saved. */
export class RefusedError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.name = 'RefusedError';
    this.refusal = refusal;
  }
}
