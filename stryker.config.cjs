/**
 * npm run mutants [-- -m src/ops/gmres.ts,…]: changes a line at a time and asks whether a test notices; RELIABILITY.md has the
 * score. Results are kept in out/mutants, and only what they do not cover is tried anew (--force: everything).
 *
 * Not tried are texts, which are labels and messages, or names that the compiler checks, and what runs while modules are read.
 */
module.exports = {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'vitest.mutants.config.ts', related: false },
  coverageAnalysis: 'perTest',
  mutate: ['src/ops/**/*.ts', 'src/problems/**/*.ts'],
  disableTypeChecks: false, // vitest checks no types
  mutator: { excludedMutations: ['StringLiteral'] },
  ignoreStatic: true,
  concurrency: 1,
  maxTestRunnerReuse: 400,
  timeoutMS: 1000, // and what the first run took beside its tests, which is much longer
  timeoutFactor: 1.5,
  incremental: true,
  incrementalFile: 'out/mutants/incremental.json',
  tempDirName: 'out/mutants/sandbox',
  reporters: ['clear-text', 'progress-append-only', 'json'],
  jsonReporter: { fileName: 'out/mutants/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 90, low: 80, break: 80 },
  ignorePatterns: [
    '.venv',
    'bench',
    'biome.json',
    'docs',
    'notebooks',
    'out',
    'site',
    'dist',
    '!dist/kernels*.wasm',
    'data/results',
  ],
};
