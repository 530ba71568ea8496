import { expect, test } from 'vitest';
import { columnLayout, TICKET_MIN } from './column-layout.ts';

test('the design size has three columns, the smallest window lets the context open over the ticket', () => {
  expect(columnLayout(1280, 320, true)).toEqual({ kind: 'beside', queueWidth: 320, queueMax: 464 });
  expect(columnLayout(1024, 320, true)).toEqual({ kind: 'over', queueWidth: 320, queueMax: 548 });
  expect(columnLayout(2560, 320, true).queueMax).toBe(560);
});

test('at 200 % zoom of the design size there is one column', () => {
  expect(columnLayout(640, 320, true).kind).toBe('single');
});

test('the ticket keeps its least width whatever the queue asks for', () => {
  for (const width of [716, 800, 1024, 1136, 1280, 1920]) {
    for (const asked of [240, 320, 560]) {
      for (const open of [true, false]) {
        const { kind, queueWidth } = columnLayout(width, asked, open);
        const context = kind === 'beside' && open ? 340 : 0;
        expect(width - 56 - queueWidth - context, `${width} ${asked}`).toBeGreaterThanOrEqual(TICKET_MIN);
      }
    }
  }
});
