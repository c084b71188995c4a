import { kMeans } from '../baselines/kMeans';
import { requireInteger } from '../errors';
import { SpectralNet } from '../models/SpectralNet';
import type { SettingSpecs } from '../settings';
import { fitSpectralNet } from '../training/fitSpectralNet';
import { joinPoints, pointsOf } from './joinPoints';
import { type Lesson, type Method, NOTHING_LEARNED, type Solver } from './Method';
import { timed } from './timed';

const settings = {
  steps: { default: 600, low: 1, integer: true, about: 'steps on batches' },
  batch: { default: 1024, low: 2, integer: true, about: 'm, points of a batch' },
  batchNeighbors: { default: 3, low: 1, integer: true, about: 'neighbours of a point within its batch' },
  lr: { default: 1e-3, low: 0, aboveLow: true, about: 'learning rate of Adam' },
  hidden: { default: 256, low: 1, integer: true, about: 'width of both hidden layers' },
  restarts: {
    default: 10,
    low: 1,
    integer: true,
    about: 'k-means runs, of which the one with the least inertia counts',
  },
} as const satisfies SettingSpecs;

/**
 * After SpectralNet (Shaham et al. 2018): a network trained to give the leading eigenvectors of the affinity graph of a batch, and
 * k-means on what it gives. Like CNC it needs no graph of new points; unlike it, it is not trained on the cut.
 */
export const spectralnet: Method = {
  name: 'spectralnet',
  title: 'SpectralNet',
  seeded: true,
  usesFeatures: true,
  learns: true,
  accepts: ({ name, mergeParts, relaxation }) =>
    (mergeParts !== undefined && relaxation?.shape === 'partition') ||
    `SpectralNet clusters points by the cut of their graph, which ${name} is not about`,
  settings: () => settings,
  async learn(lesson) {
    const { columns, k, graphs, settings: given, seed } = lesson;
    const { hidden } = given as unknown as Record<string, number>;
    const model = new SpectralNet({ features: columns, k, hidden: [hidden!, hidden!], seed });
    if (graphs.length === 0) return solverOf(model, lesson, NOTHING_LEARNED, undefined);
    try {
      return await learned(model, lesson);
    } catch (error) {
      model.dispose();
      throw error;
    }
  },
};

async function learned(model: SpectralNet, lesson: Lesson): Promise<Solver> {
  const { k, graphs, settings: given, seed, hooks = {} } = lesson;
  const { batchNeighbors, lr, restarts, steps, batch } = given as unknown as Record<string, number>;
  const begun = performance.now();
  const { points } = joinPoints(graphs);
  const { signal, onProgress } = hooks;
  const result = await fitSpectralNet(model, points, {
    steps: steps!,
    batch: batch!,
    neighbors: Math.min(batchNeighbors!, points.rows - 1),
    learningRate: lr!,
    seed,
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  requireInteger('K', k, 1, points.rows, 'n');
  const { centres } = kMeans(model.embed(points), k, { k, seed, starts: restarts! });
  const seconds = { train: (performance.now() - begun) / 1000, select: 0 };
  return solverOf(model, lesson, { ...NOTHING_LEARNED, steps: result.steps, seconds }, centres);
}

/** @param centres K x K, of the points learned from; undefined: k-means on those that are solved */
function solverOf(
  model: SpectralNet,
  { k, seed, settings: { restarts } }: Lesson,
  report: Solver['report'],
  centres: Float64Array | undefined,
): Solver {
  return {
    report,
    solve({ features }) {
      const { result, seconds } = timed(() => {
        const embedded = model.embed(pointsOf(features));
        if (centres !== undefined) return nearestCentres(embedded, centres, k);
        return kMeans(embedded, k, { k, seed, starts: restarts as number }).labels;
      });
      return { solution: result, seconds: { forward: seconds, round: 0 } };
    },
    dispose: () => model.dispose(),
  };
}

function nearestCentres(points: Float64Array, centres: Float64Array, d: number): Int32Array {
  const count = centres.length / d;
  return Int32Array.from({ length: points.length / d }, (_, i) => {
    let [best, least] = [0, Number.POSITIVE_INFINITY];
    for (let c = 0; c < count; c++) {
      let squared = 0;
      for (let f = 0; f < d; f++) squared += (points[i * d + f]! - centres[c * d + f]!) ** 2;
      if (squared < least) [best, least] = [c, squared];
    }
    return best;
  });
}
