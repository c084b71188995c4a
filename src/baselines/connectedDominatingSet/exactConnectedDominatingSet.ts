import type { Graph } from '../../graph/Graph';
import { nodesWhere } from '../../graph/nodesWhere';
import { connectedDominatingSet } from '../../problems/connectedDominatingSet/connectedDominatingSet';
import type { WeightedInstance } from '../../problems/weighted';
import type { Baseline } from '../Baseline';
import { loadMilp, type MilpRow, solveMilp } from '../milp';
import { missingSeparators } from '../missingSeparators';
import { dominatingSearch } from './dominatingSearch';

/**
 * The cheapest connected dominating set by integer programming: x_v ∈ {0, 1}, of every closed neighbourhood a node, beside a
 * chosen node another (unless one node dominates all), and of every separator a node, where the solution so far has none.
 * Starts from `cds-search`, which is also the answer where time runs out.
 */
export const exactConnectedDominatingSet: Baseline = {
  name: 'exact-cds',
  title: 'Exact connected set (HiGHS)',
  citation: 'Buchanan et al., Networks 66(4) (2015)',
  problems: [connectedDominatingSet.name],
  inPaper: false,
  seeded: false,
  predicted: false,
  settings: { seconds: { default: 60, low: 0, aboveLow: true, about: 'time after which the best set found counts' } },
  ready: loadMilp,
  solve(instance, { settings: { seconds = 60 } = {}, onMeasures } = {}) {
    const posed = instance as WeightedInstance;
    const { graph, columns } = posed;
    const start = dominatingSearch.solve(posed, { settings: { kicks: 100 } });
    const inside = new Float64Array(graph.n);
    for (const node of start) inside[node] = 1;
    const { x, proven, bound } = solveMilp(
      { sense: 'min', cost: columns.weight, rows: rowsOf(graph) },
      { seconds: seconds as number, start: inside, missing: (tried) => missingSeparators(graph, tried) },
    );
    onMeasures?.({ proven: proven ? 1 : 0, bound });
    if (x === null) return start;
    const found = nodesWhere(x);
    return connectedDominatingSet.value(posed, found) <= connectedDominatingSet.value(posed, start) ? found : start;
  },
};

function rowsOf({ n, rowPtr, colIdx }: Graph): MilpRow[] {
  const around = Array.from({ length: n }, (_, v) => colIdx.subarray(rowPtr[v], rowPtr[v + 1]));
  const oneIsEnough = around.some(({ length }) => length === n - 1);
  return around.flatMap((nodes, v): MilpRow[] => [
    { columns: [v, ...nodes], low: 1 },
    ...(oneIsEnough ? [] : [{ columns: [v, ...nodes], values: [-1, ...Array.from(nodes, () => 1)], low: 0 }]),
  ]);
}
