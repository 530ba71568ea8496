/** Small texts kept for the next visit. */
export interface KeyValue {
  get(name: string): string | null;
  set(name: string, value: string): void;
  remove(name: string): void;
  names(): string[];
}

/**
 * Browser storage with a memory behind it: where storage is blocked (a frame in a strict browser) or full, the page works
 * until it is closed. `storage` is asked at every call, because browsers throw on the mere access.
 */
export function createKeyValue(prefix: string, storage: () => Storage): KeyValue {
  const memory = new Map<string, string>();
  const attempt = <T>(run: (store: Storage) => T, otherwise: T): T => {
    try {
      return run(storage());
    } catch {
      return otherwise;
    }
  };
  return {
    get: (name) => memory.get(name) ?? attempt((store) => store.getItem(prefix + name), null),
    set(name, value) {
      const saved = attempt((store) => {
        store.setItem(prefix + name, value);
        return true;
      }, false);
      if (saved) memory.delete(name);
      else memory.set(name, value);
    },
    remove(name) {
      memory.delete(name);
      attempt((store) => store.removeItem(prefix + name), undefined);
    },
    names() {
      const stored = attempt(
        (store) =>
          Array.from({ length: store.length }, (_, index) => store.key(index) ?? '')
            .filter((key) => key.startsWith(prefix))
            .map((key) => key.slice(prefix.length)),
        [],
      );
      return [...new Set([...stored, ...memory.keys()])];
    },
  };
}
