import { guidedWeights } from '../guidedWeights';
import type { Guided } from '../Problem';
import { dropKeepingConnected } from '../steinerTree/dropKeepingConnected';
import { outcomesOf, type WeightedInstance } from '../weighted';
import { connectNodes } from './connectNodes';
import { independentDominatingSet } from './independentDominatingSet';
import { isNeeded } from './isNeeded';

/** Weights that training draws: 10 · U(.01, 1.01). */
const DRAWN = { low: 0.1, high: 10.1 } as const;

/**
 * Connected dominating sets by the distributed heuristic on guided weights w = max(0, z₁ c + z₂) (GDPG-Twin, appendix H.4):
 * an independent dominating set, joined by shortest paths. z₂ is a cost like c, so the unit of c matters here.
 */
export const guidedDominatingSet: Guided<WeightedInstance> = {
  channels: 2,
  plain: [1, 0],
  settings: {
    drop: { default: false, about: 'whether nodes that the set can do without are dropped at the end, dearest first' },
  },
  solve({ graph, columns: { weight } }, z, { drop = false } = {}) {
    const guided = guidedWeights(graph.n, (i) => z[2 * i]! * weight[i]! + z[2 * i + 1]!);
    const set = connectNodes(graph, guided, independentDominatingSet(graph, guided).chosen);
    return drop ? dropKeepingConnected(graph, set, weight, (node, inside) => isNeeded(graph, node, inside)) : set;
  },
  outcomes: outcomesOf,
  redraw(instance, rng) {
    const weight = Float64Array.from({ length: instance.graph.n }, () => rng.uniform(DRAWN.low, DRAWN.high));
    return { ...instance, columns: { weight } };
  },
  compares: true,
  recipe: {
    lr: 1e-3,
    l2: 5e-5,
    standardise: false,
    objective: 'sum',
    layers: 3,
    twinLayers: 3,
    output: 'linear',
    scale: DRAWN.high,
  },
};
