/** `npm test`: everything that runs without Electron. Ends with `N passed, N failed`; exit code 1 when anything failed. */
import { countTests, report, runStep, type StepResult } from './run-step.ts';

const node = process.execPath;
const results: StepResult[] = [
  await runStep('check', node, ['scripts/check.ts']),
  await runStep('build', node, ['scripts/build.ts']),
  await runStep('integration', 'vitest', ['run', '--project', 'integration']),
  await runStep('end to end, web shell', 'playwright', ['test', '--project=web']),
];

const allOk = report(results);
const counts = results.map((result) => countTests(result.output));
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
// A step may fail without a failed test (types, lint, a crash): it counts as one.
const brokenSteps = results.filter((result, i) => !result.ok && counts[i]?.failed === 0).length;
console.log(`\n${passed} passed, ${failed + brokenSteps} failed`);
process.exitCode = allOk ? 0 : 1;
