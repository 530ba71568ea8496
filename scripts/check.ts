/** `npm run check`: types, lint, layers, cycles and unit tests; everything that needs no server, under two minutes. */
import { report, runStep, type StepResult } from './run-step.ts';

const projects = [
  'src-shared',
  'src-main/host',
  'src-main/web',
  'src-main/electron',
  'src-main/preload',
  'src-renderer',
  'src-server',
  'src-server/channels/webchat/page',
  'test',
];

const results: StepResult[] = [];
for (const project of projects) results.push(await runStep(`types: ${project}`, 'tsc', ['-p', `${project}/tsconfig.json`]));
results.push(await runStep('lint', 'biome', ['check', '.']));
results.push(await runStep('unit tests, layers, cycles', 'vitest', ['run', '--project', 'unit']));
process.exitCode = report(results) ? 0 : 1;
