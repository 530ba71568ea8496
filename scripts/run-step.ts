import { spawn } from 'node:child_process';

export type StepResult = { readonly name: string; readonly ok: boolean; readonly seconds: number; readonly output: string };

/** Runs one command to its end, shows what it prints, and keeps it: the counts of tests are read from it. */
export function runStep(name: string, command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<StepResult> {
  console.log(`\n== ${name}`);
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (stream: NodeJS.WriteStream) => (chunk: Buffer) => {
      output += chunk.toString('utf8');
      stream.write(chunk);
    };
    child.stdout.on('data', keep(process.stdout));
    child.stderr.on('data', keep(process.stderr));
    child.on('error', reject);
    child.on('close', (code) => resolve({ name, ok: code === 0, seconds: (performance.now() - started) / 1_000, output }));
  });
}

export type Counts = { readonly passed: number; readonly failed: number };

/** Sums what vitest ("Tests  3 failed | 41 passed (44)") and Playwright ("12 passed", "1 failed") say at their end. */
export function countTests(output: string): Counts {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes start with the escape character.
  const plain = output.replace(/\u001b\[[0-9;]*m/g, '');
  const sum = (word: string) => {
    const vitest = [...plain.matchAll(new RegExp(`^\\s*Tests\\s.*?(\\d+) ${word}`, 'gm'))];
    const playwright = [...plain.matchAll(new RegExp(`^ {2}(\\d+) ${word}(?: \\([^)]*\\))?$`, 'gm'))];
    return [...vitest, ...playwright].reduce((total, match) => total + Number(match[1]), 0);
  };
  return { passed: sum('passed'), failed: sum('failed') + sum('did not run') };
}

export function report(results: readonly StepResult[]): boolean {
  console.log('');
  for (const { name, ok, seconds } of results) console.log(`${ok ? 'ok    ' : 'FAILED'} ${seconds.toFixed(1).padStart(6)} s  ${name}`);
  return results.every(({ ok }) => ok);
}
