import { components } from '../../graph/components';
import type { Graph } from '../../graph/Graph';
import { barabasiAlbert } from '../../graph/generate/barabasiAlbert';
import { erdosRenyi } from '../../graph/generate/erdosRenyi';
import { gaussianPartition } from '../../graph/generate/gaussianPartition';
import { wattsStrogatz } from '../../graph/generate/wattsStrogatz';
import { mixSeed, Rng } from '../../random/Rng';

/** The paper's families of random graphs: Erdős–Rényi, Barabási–Albert, random partitions, small worlds. */
export const TOPOLOGIES = ['er', 'ba', 'grp', 'ws'] as const;
export type Topology = (typeof TOPOLOGIES)[number];

export interface TopologyOptions {
  /** Nodes at least and at most; drawn in steps of 50. */
  nodes: readonly [number, number];
  /** True draws anew until the graph is connected. Default false. */
  connected?: boolean;
  seed: number;
}

/**
 * A random graph with the parameters of appendix B: k an integer in 10 … 29 and p uniform in [.15, .35] give an edge
 * probability k / n (ER), m = round(k p) (BA), blocks of about k with p inside and max(.1, p / 3) between (GRP), or a
 * connected small world of k neighbours rewired with p (WS).
 *
 * Read off the released code: the paper's "|V| / k" for ER is no probability, and its BA takes the floor.
 * @example drawTopology('ba', { nodes: [100, 300], seed: 1 }).n // 100, 150, …, 300
 */
export function drawTopology(kind: Topology, { nodes: [low, high], connected = false, seed }: TopologyOptions): Graph {
  for (let attempt = 0; ; attempt++) {
    const rng = new Rng(mixSeed(seed, TOPOLOGIES.indexOf(kind), attempt));
    const graph = MAKERS[kind]({
      nodes: low + 50 * rng.int(Math.floor((high - low) / 50) + 1),
      k: 10 + rng.int(20),
      p: rng.uniform(0.15, 0.35),
      seed: rng.uint32(),
    });
    if (!connected || components(graph).sizes.length === 1) return graph;
  }
}

const MAKERS: Readonly<Record<Topology, (drawn: { nodes: number; k: number; p: number; seed: number }) => Graph>> = {
  er: ({ nodes, k, seed }) => erdosRenyi({ nodes, probability: k / nodes, seed }),
  ba: ({ nodes, k, p, seed }) => barabasiAlbert({ nodes, attachments: Math.round(k * p), seed }),
  grp: ({ nodes, k, p, seed }) =>
    gaussianPartition({ nodes, size: k, inside: p, between: Math.max(0.1, p / 3), seed }).graph,
  ws: ({ nodes, k, p, seed }) => wattsStrogatz({ nodes, neighbors: k, rewire: p, connected: true, seed }),
};
