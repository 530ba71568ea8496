import { expect, test } from 'vitest';
import { countTests } from '../../scripts/run-step.ts';

test('the counts of both runners are summed', () => {
  const log = [
    '\u001b[2m Test Files \u001b[22m 1 failed | 7 passed (8)',
    '\u001b[2m      Tests \u001b[22m \u001b[31m2 failed\u001b[39m | \u001b[32m40 passed\u001b[39m (42)',
    '  3 failed',
    '    [web] test/e2e/chat.spec.ts:5:1 a customer writes',
    '  1 did not run',
    '  12 passed (1.4m)',
    '52 passed, 6 failed',
  ].join('\n');
  expect(countTests(log)).toEqual({ passed: 52, failed: 6 });
});

test('a log without tests counts none', () => {
  expect(countTests('error TS2304: Cannot find name\nok 12.0 s types')).toEqual({ passed: 0, failed: 0 });
});
