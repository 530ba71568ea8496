/**
 * Keys are written as strokes: `j`, `?`, `Enter`, `Mod+k`, `Shift+e`, and sequences of them, `g q`. `Mod` is Ctrl, and Command
 * on a Mac. A letter is written small, with `Shift+` for its capital; another character is written as itself, `?` and not `Shift+/`.
 */
const modifiers = ['Mod', 'Alt', 'Shift'] as const;

const named = new Set([
  'Enter',
  'Escape',
  'Space',
  'Tab',
  'Backspace',
  'Delete',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  ...Array.from({ length: 12 }, (_, index) => `F${index + 1}`),
]);

export type KeyPress = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

/** The stroke that a key event is, or null for a modifier alone and keys without a name here. */
export function strokeOf(press: KeyPress): string | null {
  const key = press.key === ' ' ? 'Space' : press.key;
  const character = [...key].length === 1;
  if (!character && !named.has(key)) return null;
  const letter = character && key.toLowerCase() !== key.toUpperCase();
  const parts = [
    ...(press.ctrlKey || press.metaKey ? ['Mod'] : []),
    ...(press.altKey ? ['Alt'] : []),
    ...(press.shiftKey && (letter || !character) ? ['Shift'] : []),
    letter ? key.toLowerCase() : key,
  ];
  return parts.join('+');
}

/** The strokes of written keys in their one spelling; null when they are not keys. An empty text is no key: an empty list. */
export function parseKeys(text: string): string[] | null {
  const strokes: string[] = [];
  for (const part of text.split(' ').filter((item) => item !== '')) {
    const stroke = parseStroke(part);
    if (stroke === null) return null;
    strokes.push(stroke);
  }
  return strokes;
}

function parseStroke(text: string): string | null {
  const pieces = text === '+' ? ['+'] : text.endsWith('++') ? [...text.slice(0, -2).split('+'), '+'] : text.split('+');
  const key = pieces.pop() as string;
  const has = (name: string) => pieces.includes(name);
  if (pieces.some((piece) => !(modifiers as readonly string[]).includes(piece)) || new Set(pieces).size !== pieces.length) return null;
  if (named.has(key))
    return strokeOf({ key: key === 'Space' ? ' ' : key, ctrlKey: has('Mod'), metaKey: false, altKey: has('Alt'), shiftKey: has('Shift') });
  if ([...key].length !== 1) return null;
  return strokeOf({ key, ctrlKey: has('Mod'), metaKey: false, altKey: has('Alt'), shiftKey: has('Shift') });
}

export type Binding = { readonly id: string; readonly keys: string };

/** Time within which the next stroke of a sequence must come, in milliseconds. */
export const SEQUENCE_MS = 1_200;

/**
 * Follows strokes through sequences. `press` answers with the id of the action that the strokes so far name, `pending` when
 * they begin a sequence, null when they are nothing. `now` is in milliseconds and rises.
 */
export function createMatcher(): { press(bindings: readonly Binding[], stroke: string, now: number): { id: string } | 'pending' | null } {
  let before: string[] = [];
  let lastAt = 0;
  return {
    press(bindings, stroke, now) {
      if (now - lastAt > SEQUENCE_MS) before = [];
      lastAt = now;
      for (const typed of before.length > 0 ? [[...before, stroke], [stroke]] : [[stroke]]) {
        const text = typed.join(' ');
        const exact = bindings.findLast((binding) => parseKeys(binding.keys)?.join(' ') === text);
        if (exact !== undefined) {
          before = [];
          return { id: exact.id };
        }
        if (bindings.some((binding) => parseKeys(binding.keys)?.join(' ').startsWith(`${text} `))) {
          before = typed;
          return 'pending';
        }
      }
      before = [];
      return null;
    },
  };
}

/** The first binding, other than `id`'s own, that `keys` would hide or be hidden by: equal, or the beginning of one another. */
export function clashOf(bindings: readonly Binding[], id: string, keys: string): Binding | null {
  const wanted = parseKeys(keys)?.join(' ') ?? '';
  if (wanted === '') return null;
  const clashes = (other: string) => other !== '' && (other === wanted || other.startsWith(`${wanted} `) || wanted.startsWith(`${other} `));
  return bindings.find((binding) => binding.id !== id && clashes(parseKeys(binding.keys)?.join(' ') ?? '')) ?? null;
}

const reserved = new Set(
  [
    'Tab',
    'Shift+Tab',
    'F1',
    'F5',
    'F6',
    'F11',
    'F12',
    'Mod+Tab',
    'Mod+Shift+Tab',
    'Mod+F5',
    'Alt+F4',
    'Alt+ArrowLeft',
    'Alt+ArrowRight',
    'Mod++',
    'Mod+-',
    'Mod+=',
  ]
    .concat([...'acdflnopqrstuvwxyz0123456789'].map((key) => `Mod+${key}`))
    .concat([...'cijnrtw'].map((key) => `Mod+Shift+${key}`)),
);

/** Whether a browser or the system takes one of these strokes for itself (find, copy, new tab, zoom...). */
export function isReserved(keys: string): boolean {
  return parseKeys(keys)?.some((stroke) => reserved.has(stroke)) ?? false;
}

const symbols: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Mod: 'Ctrl',
};

/** For showing: strokes, each as the names of its keys, `Mod+k` as `['Ctrl', 'K']`. */
export function shownKeys(keys: string): string[][] {
  return (parseKeys(keys) ?? []).map((stroke) => {
    const pieces = stroke.endsWith('++') ? [...stroke.slice(0, -2).split('+'), '+'] : stroke === '+' ? ['+'] : stroke.split('+');
    return pieces.map((piece) => symbols[piece] ?? (piece.length === 1 ? piece.toUpperCase() : piece));
  });
}
