import { components } from './components';
import { countTriangles } from './countTriangles';
import { breadthFirst, UNREACHABLE } from './distance/breadthFirst';
import type { Graph } from './Graph';

export interface GraphStatistics {
  /** Nodes. */
  readonly n: number;
  /** Distinct undirected edges. */
  readonly m: number;
  /** 2m / n. */
  readonly meanDegree: number;
  /** The degree that this share of nodes does not exceed. */
  readonly degreeQuantiles: Readonly<Record<'min' | 'p25' | 'median' | 'p75' | 'p90' | 'max', number>>;
  readonly isolatedNodes: number;
  readonly components: number;
  /** Nodes in the largest component. */
  readonly largestComponent: number;
  /** 3 · triangles / paths of length 2; 0 when there is no such path. */
  readonly transitivity: number;
  /** Mean over all nodes of the share of joined neighbour pairs; 0 for nodes of degree below 2. */
  readonly meanClustering: number;
  /** Mean hops over connected ordered pairs; undefined unless `distances` is asked for. */
  readonly meanDistance?: number;
  /** The most hops between two connected nodes; undefined unless `distances` is asked for. */
  readonly diameter?: number;
}

export interface GraphStatisticsOptions {
  /** Also the mean distance and the diameter, O(n (n + m)). Default false. */
  distances?: boolean;
}

/**
 * A graph at a glance; weights are ignored. O(sum of squared degrees), and O(n (n + m)) more for distances. Throws nothing.
 * @example graphStatistics(karateClub().graph, { distances: true }).diameter // 5
 */
export function graphStatistics(graph: Graph, options: GraphStatisticsOptions = {}): GraphStatistics {
  const { n, m } = graph;
  const degrees = Int32Array.from({ length: n }, (_, i) => graph.degree(i)).sort();
  const quantile = (share: number): number => (n === 0 ? 0 : degrees[Math.max(0, Math.ceil(share * n) - 1)]);
  const triangles = countTriangles(graph);
  const { sizes } = components(graph);
  let corners = 0;
  let pairs = 0;
  let clustering = 0;
  for (let i = 0; i < n; i++) {
    const d = graph.degree(i);
    corners += triangles[i];
    pairs += (d * (d - 1)) / 2;
    if (d > 1) clustering += triangles[i] / ((d * (d - 1)) / 2);
  }
  return {
    n,
    m,
    meanDegree: n === 0 ? 0 : (2 * m) / n,
    degreeQuantiles: {
      min: quantile(0),
      p25: quantile(0.25),
      median: quantile(0.5),
      p75: quantile(0.75),
      p90: quantile(0.9),
      max: quantile(1),
    },
    isolatedNodes: degrees.filter((d) => d === 0).length,
    components: sizes.length,
    largestComponent: sizes.reduce((a, b) => Math.max(a, b), 0),
    transitivity: pairs === 0 ? 0 : corners / pairs,
    meanClustering: n === 0 ? 0 : clustering / n,
    ...(options.distances === true ? distanceStatistics(graph) : {}),
  };
}

function distanceStatistics(graph: Graph): { meanDistance: number; diameter: number } {
  const hops = new Int32Array(graph.n);
  const queue = new Int32Array(graph.n);
  let total = 0;
  let count = 0;
  let diameter = 0;
  for (let source = 0; source < graph.n; source++) {
    hops.fill(UNREACHABLE);
    hops[source] = 0;
    queue[0] = source;
    const reached = breadthFirst(graph, hops, queue, { tail: 1 });
    for (let i = 1; i < reached; i++) total += hops[queue[i]];
    count += reached - 1;
    diameter = Math.max(diameter, hops[queue[reached - 1]]);
  }
  return { meanDistance: count === 0 ? 0 : total / count, diameter };
}
