import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The product's own version, from the package that the shell was started from. */
export function productVersion(projectFolder: string): string {
  const { version }: { version?: unknown } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'));
  if (typeof version !== 'string') throw new Error('package.json has no version');
  return version;
}
