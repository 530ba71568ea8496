import { element } from './dom.ts';
import type { Words } from './words.ts';

/** Files dropped anywhere on `target` are taken; the page itself never opens them. */
export function takeDrops(target: HTMLElement, words: Words, onFiles: (files: readonly File[]) => void): void {
  const veil = element('div', { class: 'veil', attributes: { 'aria-hidden': 'true' } }, words('dropHere'));
  veil.hidden = true;
  target.append(veil);
  let depth = 0;
  const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
  const show = (event: DragEvent, change: number): void => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    depth = Math.max(0, depth + change);
    veil.hidden = depth === 0;
  };
  target.addEventListener('dragenter', (event) => show(event, 1));
  target.addEventListener('dragleave', (event) => show(event, -1));
  target.addEventListener('dragover', (event) => show(event, 0));
  target.addEventListener('drop', (event) => {
    event.preventDefault();
    depth = 0;
    veil.hidden = true;
    onFiles([...(event.dataTransfer?.files ?? [])]);
  });
}
