import { defineConfig } from 'vitest/config';

/** `unit`: everything that needs Node alone. `browser`: the notebooks in a real JupyterLab, and the site; minutes long. */
export default defineConfig({
  test: {
    // Compiles the wasm kernels if their source is newer, and makes a temporary folder; see scripts/test-setup.mjs.
    globalSetup: ['scripts/test-setup.mjs'],
    // Every core: most of a file's time is reading its modules. A process a file, because a backend is registered once.
    pool: 'forks',
    maxWorkers: '100%',
    // npm run coverage. What runs in processes and threads that a test starts (worker, command line, Jupyter kernel), in wasm or
    // in a browser is not seen: AssemblyScript is left out, all else counts as not run.
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      exclude: ['src/kernels/assembly/**'],
      reporter: ['text-summary', 'json-summary', 'json'],
      reportsDirectory: 'out/coverage',
      reportOnFailure: true,
      thresholds: { lines: 90 },
    },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/notebooks/**', 'test/site/*browser.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/notebooks/**/*.test.ts', 'test/site/*browser.test.ts'],
          testTimeout: 900_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
