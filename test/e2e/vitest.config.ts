import { defineConfig } from 'vitest/config';

/** Browser journeys against a running server: `E2E_BASE_URL=… npx vitest run --config test/e2e/vitest.config.ts`. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
});
