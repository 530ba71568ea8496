import type { Sentence } from './languages.ts';

/** What the desktop shell itself says, outside the page. */
export const shellText = {
  openOutside: { id: 'Buka ini di luar Tanggap?', en: 'Open this outside Tanggap?' },
  open: { id: 'Buka', en: 'Open' },
  cancel: { id: 'Batal', en: 'Cancel' },
} as const satisfies Record<string, Sentence>;
