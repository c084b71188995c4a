import { componentsWithin } from '../../graph/componentsWithin';
import { nodesWhere } from '../../graph/nodesWhere';
import type { SteinerInstance } from '../../problems/steinerTree/SteinerInstance';
import { steinerTree } from '../../problems/steinerTree/steinerTree';
import type { Baseline } from '../Baseline';
import { loadMilp, type MilpRow, solveMilp } from '../milp';
import { missingSeparators } from '../missingSeparators';
import { steinerSearch } from './steinerSearch';

/**
 * The cheapest Steiner tree by integer programming: x_v ∈ {0, 1}, terminals chosen, a chosen node that is no terminal beside
 * two others (one that is an end can go), and of every separator between terminals a node, where the solution so far has
 * none. Starts from `steiner-search`, which is also the answer where time runs out.
 */
export const exactSteinerTree: Baseline = {
  name: 'exact-tree',
  title: 'Exact tree (HiGHS)',
  citation: 'Fischetti et al., Mathematical Programming Computation 9 (2017)',
  problems: [steinerTree.name],
  inPaper: false,
  seeded: false,
  predicted: false,
  settings: { seconds: { default: 60, low: 0, aboveLow: true, about: 'time after which the best tree found counts' } },
  ready: loadMilp,
  solve(instance, { settings: { seconds = 60 } = {}, onMeasures } = {}) {
    const posed = instance as SteinerInstance;
    const { graph, terminals, columns } = posed;
    const start = steinerSearch.solve(posed, { settings: { kicks: 100 } });
    const mark = (nodes: Int32Array): Float64Array => {
      const inside = new Float64Array(graph.n);
      for (const node of nodes) inside[node] = 1;
      return inside;
    };
    const cost = columns.weight.map((weight, v) => (columns.terminal[v] === 1 ? 0 : weight));
    const { x, proven, bound } = solveMilp(
      { sense: 'min', cost, rows: rowsOf(posed) },
      {
        seconds: seconds as number,
        start: mark(start),
        missing: (tried) =>
          missingSeparators(graph, tried, (piece) => piece.some((node) => columns.terminal[node] === 1)),
      },
    );
    const found = x === null || terminals.length === 0 ? start : pieceOf(posed, x);
    const better = steinerTree.value(posed, found) <= steinerTree.value(posed, start) ? found : start;
    onMeasures?.({ proven: proven ? 1 : 0, bound });
    return better;
  },
};

function rowsOf({ graph, terminals, columns: { terminal } }: SteinerInstance): MilpRow[] {
  const { n, rowPtr, colIdx } = graph;
  const several = componentsWithin(graph, terminal).count > 1;
  return Array.from({ length: n }, (_, v): MilpRow[] => {
    const around = colIdx.subarray(rowPtr[v], rowPtr[v + 1]);
    if (terminal[v] === 0) return [{ columns: [v, ...around], values: [-2, ...Array.from(around, () => 1)], low: 0 }];
    const alone = several && !around.some((u) => terminal[u] === 1);
    return [{ columns: [v], low: 1 }, ...(alone && terminals.length > 1 ? [{ columns: around, low: 1 }] : [])];
  }).flat();
}

/** What hangs together with the terminals. */
function pieceOf({ graph, terminals }: SteinerInstance, x: Float64Array): Int32Array {
  const { labels } = componentsWithin(graph, x);
  return nodesWhere(labels.map((label) => (label === labels[terminals[0]!] ? 1 : 0)));
}
