const KEY = 'tanggap.launch-token';

type Page = {
  readonly location: Pick<Location, 'hash' | 'pathname' | 'search'>;
  readonly history: Pick<History, 'replaceState' | 'state'>;
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem'>;
};

/**
 * The launch token from the address (`#token=...`), which is taken out of the address bar at once and kept for this tab, so
 * that a reload works. Null when this tab never had one.
 */
export function takeLaunchToken(page: Page): string | null {
  const given = new URLSearchParams(page.location.hash.slice(1)).get('token');
  if (given === null) return page.sessionStorage.getItem(KEY);
  page.sessionStorage.setItem(KEY, given);
  page.history.replaceState(page.history.state, '', page.location.pathname + page.location.search);
  return given;
}
