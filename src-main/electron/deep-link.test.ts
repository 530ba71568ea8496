import { expect, test } from 'vitest';
import { deepLinkOf, parseDeepLink } from './deep-link.ts';

const id = '01890a5d-ac96-774b-bcce-b302099a8057';
const link = `tanggap://ticket/${id}`;

test('a ticket is named by its id, in whatever case the system hands it over', () => {
  expect(parseDeepLink(link)).toBe(link);
  expect(parseDeepLink(`${link.toUpperCase()}/`)).toBe(link);
  expect(deepLinkOf(['/usr/bin/tanggap', '--allow-file-access-from-files', link])).toBe(link);
});

test.each([
  'tanggap://ticket/',
  'tanggap://ticket/1',
  `tanggap://ticket/${id}/close`,
  `tanggap://ticket/${id}?run=1`,
  `tanggap://ticket/${id}#x`,
  `tanggap://ticket/${id}\n`,
  `tanggap://ticket/../${id}`,
  `tanggap://ticket//${id}`,
  `tanggap://settings/${id}`,
  `tanggap:ticket/${id}`,
  `tanggap://user@ticket/${id}`,
  `https://ticket/${id}`,
  `tanggap://ticket/${id} --inspect`,
  `tanggap://ticket/%30${id.slice(1)}`,
  'tanggap://ticket/{{7*7}}',
  '--tanggap://ticket/x',
  '',
])('%j is refused', (address) => {
  expect(parseDeepLink(address)).toBeNull();
  expect(deepLinkOf(['tanggap', address])).toBeNull();
});

test('two links in one start are refused', () => {
  expect(deepLinkOf([link, link])).toBeNull();
});
