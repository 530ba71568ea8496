const SVG = 'http://www.w3.org/2000/svg';

/** Drawn on a 24 by 24 grid with round strokes. */
const paths = {
  send: ['M5 12 L20 5 L14 20 L11.5 13.5 Z'],
  clip: ['M20 11.5 L12.2 19.3 a5 5 0 0 1 -7.1 -7.1 L13.3 4 a3.4 3.4 0 0 1 4.8 4.8 L10 16.9 a1.7 1.7 0 0 1 -2.4 -2.4 L15 7.1'],
  close: ['M6 6 L18 18', 'M18 6 L6 18'],
  check: ['M5 12.5 L10 17.5 L19 7.5'],
  checks: ['M2 12.5 L7 17.5 L16 7.5', 'M12 16.5 L13 17.5 L22 7.5'],
  clock: ['M12 4 a8 8 0 1 0 0.01 0 Z', 'M12 8 V12 L15 14'],
  warning: ['M12 4 L21 20 H3 Z', 'M12 10 V14', 'M12 17 V17.1'],
  file: ['M6 3 H14 L19 8 V21 H6 Z', 'M14 3 V8 H19'],
  again: ['M19 12 a7 7 0 1 1 -2.1 -5', 'M19 4 V8 H15'],
  down: ['M12 5 V19', 'M6 13 L12 19 L18 13'],
  star: ['M12 3.5 L14.6 9 L20.6 9.8 L16.2 14 L17.3 20 L12 17.1 L6.7 20 L7.8 14 L3.4 9.8 L9.4 9 Z'],
} as const;

export type IconName = keyof typeof paths;

export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  for (const d of paths[name]) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}
