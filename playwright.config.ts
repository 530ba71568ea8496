import { defineConfig } from '@playwright/test';
import type { E2eOptions } from './test/e2e/fixture.ts';

export default defineConfig<object, E2eOptions>({
  testDir: 'test/e2e',
  // Real windows, databases and clocks on few cores: one at a time keeps their timings apart.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  // CI's machine is shared: a second try tells its noise from a fault of ours, and is reported as flaky.
  retries: process.env.CI ? 1 : 0,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  outputDir: 'test-results',
  projects: [
    { name: 'web', testIgnore: '**/*.desktop.spec.ts', use: { shell: 'web' } },
    { name: 'desktop', testIgnore: '**/*.web.spec.ts', use: { shell: 'desktop' } },
  ],
});
