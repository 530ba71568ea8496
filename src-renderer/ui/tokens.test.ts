import { expect, test } from 'vitest';
import { dark, light, type TokenName } from './tokens.ts';

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const grounds: TokenName[] = ['surface', 'canvas', 'sunken', 'hover', 'chosen'];
const onGrounds: TokenName[] = ['text', 'text-2', 'text-3', 'ok', 'warn', 'danger', 'info', 'accent-text'];
const textPairs: [TokenName, TokenName][] = [
  ...onGrounds.flatMap((text) => grounds.map((ground): [TokenName, TokenName] => [text, ground])),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['accent-text', 'accent-soft'],
  ['ok', 'ok-soft'],
  ['warn', 'warn-soft'],
  ['danger', 'danger-soft'],
  ['info', 'info-soft'],
  ...(['text', 'text-2', 'text-3'] as const).flatMap((text): [TokenName, TokenName][] =>
    (['note', 'accent-soft', 'warn-soft', 'danger-soft', 'info-soft', 'ok-soft'] as const).map((ground) => [text, ground]),
  ),
];
const shapePairs: [TokenName, TokenName][] = (['edge', 'focus'] as const).flatMap((shape) =>
  grounds.slice(0, 4).map((ground): [TokenName, TokenName] => [shape, ground]),
);

test.each([
  ['light', light],
  ['dark', dark],
])('the %s palette keeps 4.5:1 for text and 3:1 for shapes', (_, palette) => {
  const failing = [
    ...textPairs.map(([text, ground]) => ({ text, ground, wanted: 4.5 })),
    ...shapePairs.map(([text, ground]) => ({ text, ground, wanted: 3 })),
  ]
    .map((pair) => ({ ...pair, ratio: contrast(palette[pair.text], palette[pair.ground]) }))
    .filter(({ ratio, wanted }) => ratio < wanted);
  expect(failing).toEqual([]);
});
