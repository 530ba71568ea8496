/**
 * The palette: one neutral scale, one accent, four status colours. Every name becomes the CSS variable `--tg-<name>`.
 * Pairs that carry text keep WCAG AA in both themes (`tokens.test.ts`).
 *
 *   canvas        behind everything       surface   columns and cards      sunken   rail, status bar, wells
 *   hover, chosen rows under the pointer, rows that are open
 *   line          hairlines               edge      borders of fields (3:1)
 *   text, text-2, text-3                  main, secondary, quiet: all readable on surface, sunken, hover and chosen
 *   accent        buttons, links          on-accent text on it             accent-soft  tinted ground, `accent-text` on it
 *   ok, warn, danger, info                text and icons; `<name>-soft` a ground they stay readable on
 *   note          ground of internal notes
 */
export const light = {
  canvas: '#f4f5f7',
  surface: '#ffffff',
  sunken: '#eef0f3',
  hover: '#f3f5f8',
  chosen: '#e8edfb',
  line: '#e1e4ea',
  edge: '#7f8795',
  text: '#171b24',
  'text-2': '#434b5a',
  'text-3': '#59616f',
  accent: '#3a50c7',
  'accent-hover': '#2f43b0',
  'on-accent': '#ffffff',
  'accent-soft': '#e6ebfc',
  'accent-text': '#2d41ad',
  ok: '#17693d',
  'ok-soft': '#e2f4e9',
  warn: '#8a4b00',
  'warn-soft': '#fdf0d9',
  danger: '#b3202c',
  'danger-soft': '#fce8e8',
  info: '#1b5f8f',
  'info-soft': '#e2f0fa',
  note: '#fdf6e0',
  focus: '#3a50c7',
} as const;

export type TokenName = keyof typeof light;

export const dark: Readonly<Record<TokenName, string>> = {
  canvas: '#101218',
  surface: '#171a21',
  sunken: '#12141a',
  hover: '#1e222b',
  chosen: '#242c48',
  line: '#292e39',
  edge: '#727b8c',
  text: '#e9ebf0',
  'text-2': '#bac1cd',
  'text-3': '#a0a8b6',
  accent: '#8ea0f8',
  'accent-hover': '#a6b4fa',
  'on-accent': '#10142b',
  'accent-soft': '#232b4d',
  'accent-text': '#b3bffb',
  ok: '#6fcf97',
  'ok-soft': '#16301f',
  warn: '#f0b459',
  'warn-soft': '#362708',
  danger: '#ff9a9a',
  'danger-soft': '#3d1c1f',
  info: '#7fc0ee',
  'info-soft': '#142c3f',
  note: '#2c2612',
  focus: '#8ea0f8',
};
