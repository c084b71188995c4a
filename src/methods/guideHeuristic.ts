import { InputError } from '../errors';
import { identityFeatures } from '../features/identityFeatures';
import type { Graph } from '../graph/Graph';
import { nodeColumns } from '../problems/nodeColumns';
import type { Guided, Instance, NodeColumns, Problem, Solution } from '../problems/Problem';
import type { Rng } from '../random/Rng';
import { resolveSettings, type Settings } from '../settings';
import { actorTwin, byTwin } from './actorTwin';
import { learnGuidance } from './guidedMethod';
import type { Known, MethodHooks, Seen } from './Method';

export interface GuideHeuristicOptions extends Pick<MethodHooks, 'onProgress' | 'signal'> {
  /** From a graph and a weight for each of its n nodes to the nodes it chooses: anything, it needs no gradient. */
  heuristic: (graph: Graph, weights: Float64Array) => ArrayLike<number>;
  /** Graphs to learn on. From one alone, Z of that graph is learned; from several, an actor that knows Z of any graph. */
  graphs: readonly Graph[];
  /** Draws the weights c of a graph's n nodes, as they will come; default uniform in [0, 1). */
  weights?: (graph: Graph, rng: Rng) => ArrayLike<number>;
  /** Whether the chosen weights are to add up to much (default) or to little. */
  sense?: Problem['sense'];
  /** Graphs by which the best policy is chosen; default those learned on. */
  validation?: readonly Graph[];
  /** Of the method `actor-twin`, by name: `steps`, `lr`, `noise` … */
  settings?: Settings;
  /** Default 0. */
  seed?: number;
}

/** A heuristic that has learned from its own outcomes. */
export interface GuidedHeuristic {
  /** Chosen weight over that of the plain heuristic, mean over the validation graphs under draws of their weights. */
  readonly ratio: number;
  /** The same at every look while it learned. */
  readonly looks: readonly { readonly step: number; readonly ratio: number }[];
  /** What each of the n nodes multiplies its weight by. */
  z(graph: Graph): Float32Array;
  /** What the heuristic chooses on z ⊙ c, ascending. */
  solve(graph: Graph, weights: ArrayLike<number>): Solution;
  dispose(): void;
}

/**
 * Makes a heuristic of your own learnable (GDPG-Twin, section 3.1): before it runs, every node multiplies its weight c by a
 * number z that depends on the topology only, and an actor and its twin find z by letting the heuristic run on drawn weights.
 *
 * @throws InputError for no graph, settings that `actor-twin` does not have, or a heuristic that chooses what is no node
 * @example
 * const heuristic = (graph: Graph, w: Float64Array) => mySet(graph, w);
 * const guided = await guideHeuristic({ heuristic, graphs, settings: { steps: 100 } });
 * guided.solve(graph, weights); // at best better than heuristic(graph, weights); guided.ratio says by how much on average
 */
export async function guideHeuristic(options: GuideHeuristicOptions): Promise<GuidedHeuristic> {
  const { graphs, validation = [], seed = 0, settings = {}, onProgress, signal } = options;
  if (graphs.length === 0) throw new InputError({ what: 'graphs', expected: 'at least one', actual: 'none' });
  const problem = ownProblem(options);
  const specs = actorTwin.settings(problem, { partial: false });
  const seen = graphs.map((graph, part) => seenOf(problem, graph, part));
  const guidance = await learnGuidance(byTwin, {
    problem,
    k: 0,
    columns: 0,
    graphs: graphs.length === 1 ? seen : seen.map(known),
    validation: validation.map((graph, part) => known(seenOf(problem, graph, part))),
    settings: resolveSettings(actorTwin.name, specs, settings),
    seed,
    hooks: { ...(onProgress === undefined ? {} : { onProgress }), ...(signal === undefined ? {} : { signal }) },
  });
  const { ratio, looks } = guidance.result!;
  return {
    ratio,
    looks,
    z: (graph) => guidance.z(problem.pose(graph, {})),
    solve: (graph, weight) => guidance.solve(seenOf(problem, graph, 0, { weight })).solution,
    dispose: () => guidance.dispose(),
  };
}

const COLUMNS = { weight: { about: 'what a node is worth', default: 1 } } as const;

/** The problem that a heuristic solves, as far as it says itself. */
function ownProblem({ heuristic, weights = uniform, sense = 'max' }: GuideHeuristicOptions): Problem {
  const pose = (graph: Graph, columns?: NodeColumns): Weighted => ({
    graph,
    k: graph.n,
    columns: nodeColumns(COLUMNS, columns, graph.n),
  });
  const outcomes = ({ graph: { n }, columns: { weight } }: Weighted, chosen: Solution): Float32Array => {
    const each = new Float32Array(n);
    for (const node of chosen) each[node] = weight[node]!;
    return each;
  };
  const guided: Guided<Weighted> = {
    channels: 1,
    plain: [1],
    solve: ({ graph, columns: { weight } }, z) =>
      nodesOf(
        heuristic(
          graph,
          weight.map((c, i) => c * z[i]!),
        ),
        graph.n,
      ),
    outcomes,
    redraw: ({ graph }, rng) => pose(graph, { weight: weights(graph, rng) }),
  };
  const problem: Problem<Weighted> = {
    name: 'own-heuristic',
    title: 'A heuristic of your own (weight chosen)',
    sense,
    kind: 'selection',
    sized: false,
    columns: COLUMNS,
    unit: { label: 'weight chosen', digits: 2, precise: 4 },
    pose: (graph, { columns }) => pose(graph, columns),
    value: ({ columns: { weight } }, chosen) => chosen.reduce((sum, node) => sum + weight[node]!, 0),
    violation: () => null,
    guided,
  };
  return problem as unknown as Problem;
}

interface Weighted extends Instance {
  readonly columns: Readonly<Record<'weight', Float64Array>>;
}

/** Chosen nodes, ascending. @throws InputError for what is no node, or one twice */
function nodesOf(chosen: ArrayLike<number>, n: number): Solution {
  const nodes = Int32Array.from(chosen).sort();
  const wrong = Array.from(chosen).find((node) => !Number.isInteger(node) || node < 0 || node >= n);
  const twice = nodes.find((node, i) => node === nodes[i - 1]);
  if (wrong === undefined && twice === undefined) return nodes;
  const actual = wrong === undefined ? `${twice} twice` : `${wrong}`;
  throw new InputError({ what: 'what the heuristic chooses', expected: `nodes of 0 to ${n - 1}, each once`, actual });
}

const uniform = ({ n }: Graph, rng: Rng): Float64Array => Float64Array.from({ length: n }, () => rng.float());

function seenOf(problem: Problem, graph: Graph, part: number, columns?: NodeColumns): Seen {
  const instance = problem.pose(graph, columns === undefined ? {} : { columns });
  return { graph, instance, part, features: identityFeatures(graph.n) };
}

const known = (seen: Seen): Known => ({ ...seen, whole: seen.instance });
