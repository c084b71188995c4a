import { InputError } from '../errors';
import { identityFeatures } from '../features/identityFeatures';
import { type NodeFeatureName, nodeFeatures } from '../features/nodeFeatures';
import type { Graph } from '../graph/Graph';
import type { Features } from '../graph/SparseMatrix';
import { pick } from '../pick';
import type { DistanceMemory } from '../problems/Problem';
import { memoryPlan } from '../training/memoryPlan';
import { deviceMemory } from '../training/problemPlan';
import { requireMemory } from '../training/requireMemory';

export interface OwnFeaturesOptions {
  /** A kind from `nodeFeatures`, or a matrix of the caller's, n x F. Default node2vec. */
  features?: NodeFeatureName | Features;
  k: number;
  seed?: number;
  /** What the loss will keep of distances. */
  distances?: DistanceMemory;
  onStage?: (stage: string) => void;
  signal?: AbortSignal;
}

/** Node features of a graph, and how they came about. */
export interface OwnFeatures {
  /** `own` for a matrix of the caller's, `none` where no method looks at any. */
  readonly name: string;
  readonly matrix: Features;
  /** Of making them. */
  readonly seconds: number;
}

/** Where no method looks at features: a column per node that nobody reads. */
export function noFeatures({ n }: Graph): OwnFeatures {
  return { name: 'none', matrix: identityFeatures(n), seconds: 0 };
}

/**
 * The features to solve a graph with, made where they are asked for by name.
 * @throws InputError for a kind that does not exist, a matrix of other than n rows, or one that memory is too small for
 */
export async function ownFeatures(graph: Graph, options: OwnFeaturesOptions): Promise<OwnFeatures> {
  const { features = 'node2vec', seed = 0, onStage = () => {}, signal, distances } = options;
  if (typeof features !== 'string') {
    if (features.rows !== graph.n) {
      const actual = `${features.rows}`;
      throw new InputError({ what: 'features', expected: `n = ${graph.n} rows, one per node`, actual });
    }
    return { name: 'own', matrix: features, seconds: 0 };
  }
  const maker = pick('features', nodeFeatures, features);
  if (TRAINED.includes(features)) {
    // Better to say so now than after the minutes that these columns take.
    const size = { nodes: graph.n, edges: graph.m, weighted: graph.weights !== null, k: options.k };
    const kept = distances === undefined ? {} : { distances };
    requireMemory(memoryPlan({ ...size, ...kept, columns: TRAINED_COLUMNS }), deviceMemory());
  }
  const begun = performance.now();
  onStage(`${maker.name} features`);
  const matrix = await maker.make(graph, {
    seed,
    onProgress: ({ done, total }) => onStage(`${maker.name} features, ${Math.floor((100 * done) / total)} %`),
    ...(signal === undefined ? {} : { signal }),
  });
  return { name: maker.name, matrix, seconds: (performance.now() - begun) / 1000 };
}

/** Features that take long to make, and how many columns they have by default. */
const TRAINED: readonly NodeFeatureName[] = ['node2vec', 'role2vec'];
const TRAINED_COLUMNS = 128;
