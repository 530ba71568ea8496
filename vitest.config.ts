import { defineConfig } from 'vitest/config';

// CI's machine is shared: a second try tells its noise from a fault of ours.
const retry = process.env.CI ? 1 : 0;

const isolated = { pool: 'forks' as const, testTimeout: 20_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: { name: 'unit', include: ['src-*/**/*.test.{ts,tsx}', 'test/architecture/**/*.test.ts', 'test/contract/**/*.test.ts'], ...isolated },
      },
      {
        // Real PostgreSQL and real hosts: one file at a time on two cores keeps their timings apart.
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts', 'test/migrations/**/*.test.ts'],
          ...isolated,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          retry,
        },
      },
    ],
  },
});
