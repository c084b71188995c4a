import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { drawSweep } from '../../src/cli/drawSweep';
import { planExperiment } from '../../src/experiments/planExperiment';
import { resultsOf } from '../../src/experiments/ResultsStore';
import { tabulate } from '../../src/experiments/tabulate';
import { karateExperiment } from '../support/karateExperiment';
import { recordOf } from '../support/record';

describe('drawSweep', () => {
  const options = { seeds: 1, set: { beta: [10, 30] } };
  const said = vi.spyOn(process.stderr, 'write');
  afterEach(() => said.mockClear());

  /** The sweep with this many of its points run. */
  function sweep(points: number) {
    const directory = mkdtempSync(join(tmpdir(), 'draw-'));
    const store = resultsOf('small/karate', directory);
    const [one, other] = planExperiment(karateExperiment, options);
    for (const { runs } of [one!, other!].slice(0, points)) store.append(recordOf(runs[0]!));
    return { tabulated: tabulate(karateExperiment, store, options), file: join(directory, 'a', 'b.png') };
  }

  it('writes a picture into a folder that it makes, and says where', async () => {
    said.mockImplementation(() => true);
    const { tabulated, file } = sweep(2);
    await drawSweep(tabulated, 'beta', file);
    expect(existsSync(file)).toBe(true);
    expect(said.mock.calls).toEqual([[`figure: ${file}\n`]]);
  });

  it('draws nothing of fewer than two points, or of a setting that nobody has', async () => {
    for (const points of [0, 1]) {
      const { tabulated, file } = sweep(points);
      await drawSweep(tabulated, 'beta', file);
      expect(existsSync(file)).toBe(false);
    }
    const { tabulated, file } = sweep(2);
    await drawSweep(tabulated, 'gamma', file);
    expect(existsSync(file)).toBe(false);
    expect(said).not.toHaveBeenCalled();
  });
});
