import type { Graph } from '../graph/Graph';
import type { Features } from '../graph/SparseMatrix';
import { identityFeatures } from './identityFeatures';
import { node2vec } from './node2vec';
import { projection } from './projection';
import { role2vec } from './role2vec';
import { structural } from './structural';
import type { FeatureProgress } from './trainSkipGram';

/** What every maker understands; those without randomness or training ignore what does not concern them. */
export interface MakeFeaturesOptions {
  /** F of the trained features. Default 128. */
  dimensions?: number;
  /** Default 0. */
  seed?: number;
  onProgress?: (progress: FeatureProgress) => void;
  /** Rejects with the signal's reason. */
  signal?: AbortSignal;
}

/** A way to get node features from the graph alone. */
export interface NodeFeatureMaker {
  readonly name: string;
  readonly title: string;
  /** n x F. */
  make(graph: Graph, options?: MakeFeaturesOptions): Promise<Features>;
}

/** Every kind of features that needs no node attributes, by name. */
export const nodeFeatures = {
  node2vec: {
    name: 'node2vec',
    title: 'node2vec: who is near whom on random walks',
    make: (graph, options) => node2vec(graph, options),
  },
  role2vec: {
    name: 'role2vec',
    title: 'role2vec: which roles are met on random walks',
    make: (graph, options) => role2vec(graph, options),
  },
  projection: {
    name: 'projection',
    title: 'where short walks lead, through a random projection',
    make: async (graph, options) => projection(graph, options),
  },
  structural: {
    name: 'structural',
    title: 'degree, triangles, clustering, core number, two-hop nodes',
    make: async (graph) => structural(graph),
  },
  identity: {
    name: 'identity',
    title: 'one column per node',
    make: async (graph) => identityFeatures(graph.n),
  },
} as const satisfies Readonly<Record<string, NodeFeatureMaker>>;

export type NodeFeatureName = keyof typeof nodeFeatures;
