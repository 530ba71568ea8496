/** Last line of a CI run: `N passed, N failed` over everything in the log. Usage: sum-tests.ts LOG STATUS */
import { readFileSync } from 'node:fs';
import { countTests } from './run-step.ts';

const [file, status] = process.argv.slice(2);
if (file === undefined) throw new Error('usage: sum-tests.ts LOG STATUS');
const { passed, failed } = countTests(readFileSync(file, 'utf8'));
console.log(`${passed} passed, ${failed === 0 && status !== '0' ? 1 : failed} failed`);
