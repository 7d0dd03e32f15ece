import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    // A busy machine may be too slow for a bound once; what was wrong is not asked again. `npm test` names who needed it.
    ...(process.env.CI
      ? { retry: { count: 1, condition: /not so within \d+ ms|timed out|\bTIMEOUT\b/ } }
      : {}),
    // Import CommonJS packages as Node does.
    deps: { interopDefault: false },
  },
});
