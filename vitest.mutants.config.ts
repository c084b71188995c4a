import { Tinypool } from 'tinypool';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// Vitest starts a thread anew for each run of tests, which for a mutant costs ten times its tests. Here one thread reads the
// modules once and tries mutant after mutant; stryker.config.cjs says how often it is replaced all the same.
Tinypool.prototype.recycleWorkers = async () => {};

/** Files that failed last first, for neighbouring mutants fall to the same tests; then the quickest. */
class LikelyFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const cost = ({ moduleId, project }: TestSpecification): number => {
      const last = this.ctx.cache.getFileTestResults(
        `${project.name}:${moduleId.slice(this.ctx.config.root.length + 1)}`,
      );
      return last?.failed ? -1 : (last?.duration ?? 0);
    };
    return [...files].sort((a, b) => cost(a) - cost(b));
  }
}

/** The tests that `npm run mutants` tries on every mutant. */
export default defineConfig({
  test: {
    include: ['test/{ops,problems}/**/*.test.ts', 'test/contract/{ops,problems}.test.ts'],
    exclude: ['test/problems/registry.test.ts'], // reads the sources, which are others here
    setupFiles: ['scripts/mutant-setup.mjs'],
    sequence: { sequencer: LikelyFirst },
    isolate: false,
    testTimeout: 300_000,
  },
});
