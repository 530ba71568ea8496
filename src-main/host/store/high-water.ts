import { closeSync, fdatasync, fdatasyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** The highest number this device has given to a command, outside the database: tells when the database lost rows. */
export type HighWater = {
  /** 0 when the file is new or belongs to another device. */
  read(deviceId: string): number;
  /**
   * Returns once it is written; the flush follows by itself. *Saved* is the database's own commit, so an agent does not wait for
   * a second flush: a power cut before it only weakens the check at the next start.
   */
  raise(deviceId: string, seq: number): void;
  close(): void;
};

const MAX_BYTES = 64 * 1024;

export function openHighWater(folder: string): HighWater {
  const path = join(folder, 'high-water.log');
  const file = openSync(path, 'a+', 0o600);
  let bytes = readFileSync(path).length;
  let flushing = false;
  let dirty = false;
  let closed = false;
  const flush = (): void => {
    if (flushing || closed) return;
    flushing = true;
    dirty = false;
    fdatasync(file, () => {
      flushing = false;
      if (closed) closeSync(file);
      else if (dirty) flush();
    });
  };
  return {
    read: (deviceId) => {
      let highest = 0;
      for (const line of readFileSync(path, 'utf8').split('\n')) {
        const match = /^(\S+) (\d+)$/.exec(line);
        if (match !== null && match[1] === deviceId) highest = Math.max(highest, Number(match[2]));
      }
      return highest;
    },
    raise: (deviceId, seq) => {
      if (bytes > MAX_BYTES) {
        ftruncateSync(file, 0);
        bytes = 0;
      }
      const line = `\n${deviceId} ${seq}\n`;
      writeSync(file, line);
      bytes += line.length;
      dirty = true;
      flush();
    },
    close: () => {
      closed = true;
      if (dirty) fdatasyncSync(file);
      if (!flushing) closeSync(file);
    },
  };
}
