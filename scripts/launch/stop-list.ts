export type Stoppable = { stop(): Promise<void>; kill(): void };

/** Thrown by `add` when all is to stop already. */
export class Stopping extends Error {}

export type StopList = {
  /** From now on nothing more is to start. */
  close(): void;
  /** A part that is added after `close` is stopped with the others, and `add` throws. */
  add<T extends Stoppable>(part: T): T;
  /** Stops what was added, newest first, one after the other. May be called again. */
  stopAll(): Promise<void>;
  /** Ends all at once. `stopAll` then ends too. */
  killAll(): void;
};

export function createStopList(): StopList {
  const parts: Stoppable[] = [];
  let closed = false;
  let hurried = false;
  let stopping: Promise<void> | null = null;
  const stopAll = async (): Promise<void> => {
    let failure: unknown = null;
    for (const part of parts.toReversed()) {
      if (hurried) part.kill();
      await part.stop().catch((error: unknown) => {
        failure ??= error;
      });
    }
    if (failure !== null) throw failure;
  };
  return {
    close() {
      closed = true;
    },
    add(part) {
      parts.push(part);
      if (closed) throw new Stopping();
      return part;
    },
    stopAll() {
      stopping ??= stopAll();
      return stopping;
    },
    killAll() {
      hurried = true;
      for (const part of parts) part.kill();
    },
  };
}
