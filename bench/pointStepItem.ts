import { affinityGraph } from '../src/graph/neighbors/affinityGraph';
import type { DenseMatrix } from '../src/graph/SparseMatrix';
import { Cnc } from '../src/models/Cnc';
import { problems } from '../src/problems';
import { relax } from '../src/problems/relax';
import { Adam } from '../src/training/Adam';
import { batchStep, DEFAULTS } from '../src/training/fitPoints';
import type { BenchItem } from './BenchItem';
import { sample } from './sample';

const K = 10;
const HIDDEN = [256, 256];

/**
 * A training step of CNC on a batch: draw it, link its points to their nearest neighbours, expected cut of the relaxed assignment,
 * gradient, Adam. The value is the last loss.
 */
export function pointStepItem(name: string, points: DenseMatrix): BenchItem {
  const problem = problems['normalized-cut'];
  // Of all points the graph only says how many there are: a step makes its own.
  const relaxed = relax(problem, problem.pose(affinityGraph(points, { k: 1 }), { k: K }));
  const model = new Cnc({ features: points.cols, k: K, hidden: HIDDEN });
  const { learningRate, batch, neighbors, tau } = DEFAULTS;
  const adam = new Adam({ learningRate });
  let step = 0;
  let loss = Number.NaN;
  const work = () => {
    loss = batchStep(model, { inputs: points, near: points, relaxed }, DEFAULTS, { attempt: 0, step, adam });
    step++;
  };
  return {
    name,
    iterations: 0,
    nodes: batch,
    steps: 50,
    time: (_, count) => sample(work, count),
    value: () => loss,
    peers: [{ name: 'cnc-pytorch', script: 'cnc_pytorch.py', steps: 50 }],
    setup: { k: K, hidden: HIDDEN, batch, neighbors, tau, learningRate },
    problem: () => ({ arrays: { points: points.values }, numbers: { n: points.rows } }),
  };
}
