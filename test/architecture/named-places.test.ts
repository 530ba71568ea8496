import { expect, test } from 'vitest';
import { productFiles } from './source-tree.ts';

/** What touches the outside world, and the only files that may say its name: everything else takes it through a port. */
const places: readonly { readonly what: string; readonly pattern: RegExp; readonly files: readonly RegExp[] }[] = [
  {
    what: 'the clock',
    pattern: /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(/,
    files: [
      /^src-main\/host\/adapters\//,
      /^src-server\/(system-)?clock\.ts$/,
      /^src-renderer\/state\/clock\.ts$/,
      /^src-server\/channels\/webchat\/page\/browser\.ts$/,
    ],
  },
  {
    what: 'timers',
    pattern: /(?<![.\w])(setTimeout|setInterval)\(/,
    files: [
      /^src-main\/host\/adapters\//,
      /^src-server\/(system-)?clock\.ts$/,
      /^src-renderer\/host-client\/browser\.ts$/,
      /^src-renderer\/state\/clock\.ts$/,
      /^src-server\/channels\/webchat\/page\/browser\.ts$/,
    ],
  },
  {
    what: 'randomness',
    pattern: /Math\.random\(|\brandomUUID\(/,
    files: [
      /^src-main\/host\/adapters\//,
      /^src-server\/(system-)?ids\.ts$/,
      /^src-renderer\/state\/clock\.ts$/,
      /^src-server\/channels\/webchat\/page\/browser\.ts$/,
    ],
  },
  {
    what: 'fetch and sockets',
    pattern: /(?<![.\w])fetch\(|\bnew WebSocket\(/,
    files: [/^src-main\/host\/adapters\//, /^src-renderer\/host-client\//, /^src-server\/channels\/webchat\/page\/browser\.ts$/],
  },
  { what: 'HTML as text', pattern: /dangerouslySetInnerHTML|\.innerHTML\s*=|insertAdjacentHTML|document\.write|\beval\(|new Function\(/, files: [] },
  {
    what: 'browser storage',
    pattern: /\b(localStorage|sessionStorage|indexedDB)\b/,
    files: [/^src-renderer\/host-client\//, /^src-server\/channels\/webchat\/page\//],
  },
  { what: 'opening other programs', pattern: /\bopenExternal\(/, files: [/^src-main\/electron\/open-external\.ts$/] },
  { what: 'IPC', pattern: /\bipcMain\.(on|handle|once)\(/, files: [/^src-main\/electron\/ipc\.ts$/] },
];

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');

test.each(places)('$what has its named places', ({ pattern, files: allowed }) => {
  const broken = productFiles()
    .filter((file) => pattern.test(withoutComments(file.text)))
    .map((file) => file.path)
    .filter((path) => !allowed.some((place) => place.test(path)));
  expect(broken).toEqual([]);
});
