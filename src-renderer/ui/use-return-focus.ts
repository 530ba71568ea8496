import { type RefObject, useEffect, useRef } from 'react';

/**
 * For a button that turns into a field: closed by key, the focus goes back to the button, which is there again one render later.
 * `byKey` is called before closing; closed in another way, the focus stays where the agent put it.
 */
export function useReturnFocus(open: boolean): { button: RefObject<HTMLButtonElement | null>; byKey(): void } {
  const button = useRef<HTMLButtonElement>(null);
  const wanted = useRef(false);
  useEffect(() => {
    if (!open && wanted.current) button.current?.focus();
    wanted.current = false;
  }, [open]);
  return {
    button,
    byKey() {
      wanted.current = true;
    },
  };
}
