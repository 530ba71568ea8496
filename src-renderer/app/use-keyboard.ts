import { useEffect } from 'react';
import { runAction, useActions } from '../state/actions.ts';
import { browserClock } from '../state/clock.ts';
import { useMirror } from '../state/mirror.ts';
import { createMatcher, strokeOf } from '../state/shortcuts.ts';

/** Where letters are text: not the choices and switches, which are inputs too. */
const FIELDS = 'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable="true"], [contenteditable=""]';
/** Where Enter and Space already do something. */
const PRESSED = 'button, input, a[href], summary, [role="menuitem"], [role="menuitemradio"], [role="tab"], [role="switch"]';

/** They have keys of their own, and what lies under them is not meant. */
const LAYERS = '[role="menu"], [role="dialog"]';

/** A field with words in it takes its own undo key: it undoes the writing, not what was done before. */
function hasOwnUndo(target: Element | null): boolean {
  const field = target?.closest(FIELDS);
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) return field.value !== '';
  return field != null;
}

/** The window's one key listener: strokes and sequences become the actions that are mounted now. */
export function useKeyboard(): void {
  useEffect(() => {
    const matcher = createMatcher();
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.isComposing) return;
      const stroke = strokeOf(event);
      if (stroke === null) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest(FIELDS) && stroke !== 'Escape' && !event.ctrlKey && !event.metaKey) return;
      if (stroke === 'Mod+z' && hasOwnUndo(target)) return;
      if ((stroke === 'Enter' || stroke === 'Space') && target?.closest(PRESSED)) return;
      if (document.querySelector('[aria-modal="true"]') !== null || target?.closest(LAYERS)) return;

      const chosen = useMirror.getState().settings?.shortcuts ?? {};
      const bindings = [...useActions.getState().active.values()]
        .filter((action) => action.enabled)
        .map(({ id, keys }) => ({ id, keys: chosen[id] ?? keys }));
      const found = matcher.press(bindings, stroke, browserClock.monotonic());
      if (found === null) return;
      event.preventDefault();
      if (found !== 'pending') runAction(found.id);
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
