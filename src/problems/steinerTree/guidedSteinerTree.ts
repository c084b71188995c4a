import { guidedWeights } from '../guidedWeights';
import type { Guided } from '../Problem';
import { outcomesOf } from '../weighted';
import { dropKeepingConnected } from './dropKeepingConnected';
import { kruskalTree } from './kruskalTree';
import type { SteinerInstance } from './SteinerInstance';
import { shortestPathTree } from './shortestPathTree';

/**
 * Steiner trees by a heuristic on guided weights w = c ⊙ Z (GDPG-Twin, appendix H.3). The actor sees who is a terminal:
 * [1, t, 1 − t]. Paths are compared by their costs alone, so the heuristic ignores the scale of Z, and one half everywhere,
 * where a sigmoid starts, is the plain one.
 *
 * The released code lets the twin foretell what terminals weigh, too, which no Z changes. Here it does not, and the recipe is
 * milder: a learning rate a third of the usual, and only noise that the twin sees. Under the usual rate training soon leaves
 * the plain heuristic for dearer trees (`--set lr=0.003` shows it); what it reaches here differs from seed to seed.
 */
export const guidedSteinerTree: Guided<SteinerInstance> = {
  channels: 1,
  plain: [0.5],
  settings: {
    heuristic: {
      default: 'sph',
      choices: ['sph', 'k-sph'],
      about: 'how paths are added: to one tree, or to all at once',
    },
    drop: { default: false, about: 'whether nodes that the tree can do without are dropped at the end, dearest first' },
  },
  inputs({ graph: { n }, columns: { terminal } }) {
    const values = new Float32Array(3 * n);
    for (let i = 0; i < n; i++) values.set([1, terminal[i]!, 1 - terminal[i]!], 3 * i);
    return { columns: 3, values };
  },
  solve({ graph, columns: { weight, terminal }, terminals }, z, { heuristic = 'sph', drop = false } = {}) {
    const guided = guidedWeights(graph.n, (i) => weight[i]! * z[i]!);
    const tree =
      heuristic === 'k-sph' ? kruskalTree(graph, guided, terminals).chosen : shortestPathTree(graph, guided, terminals);
    return drop ? dropKeepingConnected(graph, tree, weight, (node) => terminal[node] === 1) : tree;
  },
  outcomes(instance, chosen) {
    const { terminal } = instance.columns;
    return outcomesOf(instance, chosen).map((cost, i) => (terminal[i] === 1 ? 0 : cost));
  },
  redraw(instance, rng) {
    const weight = Float64Array.from({ length: instance.graph.n }, () => rng.float());
    return { ...instance, columns: { ...instance.columns, weight } };
  },
  compares: true,
  recipe: {
    lr: 1e-3,
    l2: 1e-4,
    steps: 200,
    noise: 0.1,
    ownNoise: 0,
    standardise: false,
    objective: 'sum',
    layers: 3,
    twinLayers: 3,
    output: 'sigmoid',
    scale: 1,
  },
};
