import type { Macro } from '#shared/domain/template/macro.ts';

/** Macros whose name or shortcut has every word; one whose shortcut begins with the words comes first, else by name. */
export function matchingMacros<M extends Pick<Macro, 'name' | 'shortcut'>>(macros: readonly M[], query: string): M[] {
  const wanted = query.trim().toLocaleLowerCase();
  const words = wanted.split(/\s+/).filter((word) => word !== '');
  const has = ({ name, shortcut }: M) => words.every((word) => `${shortcut} ${name}`.toLocaleLowerCase().includes(word));
  const later = ({ shortcut }: M) => (wanted !== '' && shortcut.toLocaleLowerCase().startsWith(wanted) ? 0 : 1);
  return macros.filter(has).toSorted((a, b) => later(a) - later(b) || a.name.localeCompare(b.name));
}
