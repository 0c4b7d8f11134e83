import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const apiOrigin = `http://127.0.0.1:${process.env.PORT ?? '8787'}`;

export default defineConfig({
  root: 'web',
  plugins: [react()],
  resolve: { conditions: ['visgl:webgl-only', 'module', 'browser', 'development|production'] },
  build: {
    outDir: '../.build/web',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 2_000,
    // The public's page is one of its own: it must be light on a slow phone.
    rolldownOptions: { input: { index: 'web/index.html', 'station-finder': 'web/station-finder.html' } },
  },
  server: {
    // Not the sources of web/api, which the page asks for under the same first folder.
    proxy: { '^/(api|ogc|tiles|health|metrics|stations)\\b(?!.*\\.tsx?(\\?|$))': apiOrigin },
  },
  test: {
    root: '.',
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**'],
    setupFiles: ['test/support/property-seed.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
