import { InputError } from '../errors';
import type { Graph } from '../graph/Graph';
import type { DenseMatrix } from '../graph/SparseMatrix';
import { RandomWalk } from './RandomWalk';
import { RoleVocabulary } from './roles';
import { type SkipGramOptions, trainSkipGram } from './trainSkipGram';

export interface Role2vecOptions extends SkipGramOptions {
  /** Counts are binned by their logarithm to this base, above 1. Default 2; smaller means more roles. */
  base?: number;
}

/** Vectors of roles, which any graph can use. */
export interface RoleEmbedding {
  /** Different roles seen while fitting. */
  readonly roles: number;
  /** F. */
  readonly dimensions: number;
  /** n x F: every node has the vector of its role; a role never seen, that of the most similar one. */
  features(graph: Graph): DenseMatrix;
}

/**
 * role2vec (Ahmed et al. 2018): random walks over one or more graphs, read as sequences of roles instead of nodes, and
 * skip-gram on them. Roles are log-binned motif counts (see `roleBins`), so they mean the same in every graph: fit on the
 * training graphs, then take the features of graphs that were never seen. Defaults as in `node2vec`.
 * @throws InputError for no graph, a base of at most 1, or impossible options; the signal's reason when aborted
 * @example const embedding = await fitRole2vec(trainingGraphs, { seed: 1 }); embedding.features(unseen) // n x 128
 */
export async function fitRole2vec(graphs: readonly Graph[], options: Role2vecOptions = {}): Promise<RoleEmbedding> {
  const { base = 2, ...settings } = options;
  if (graphs.length === 0) throw new InputError({ what: 'graphs', expected: 'at least one', actual: 'none' });
  if (!(base > 1 && Number.isFinite(base))) {
    throw new InputError({ what: 'base', expected: 'a finite number above 1', actual: String(base) });
  }
  const vocabulary = new RoleVocabulary(base);
  const parts = graphs.map((graph) => ({ walk: new RandomWalk(graph), roles: vocabulary.learn(graph) }));
  const starts = graphs.flatMap((graph, part) => Array.from({ length: graph.n }, (_, node) => ({ part, node })));
  const vectors = await trainSkipGram(
    {
      tokens: vocabulary.size,
      perRound: starts.length,
      round(rng, length) {
        rng.shuffle(starts);
        let i = 0;
        return (into, at) => {
          const { part, node } = starts[i++];
          const { walk, roles } = parts[part];
          walk.write(rng, node, into, at, length);
          for (let j = at; j < at + length && into[j] >= 0; j++) into[j] = roles[into[j]];
        };
      },
    },
    settings,
  );
  const features = (graph: Graph): DenseMatrix => rowsOf(vectors, vocabulary.recognize(graph));
  return { roles: vocabulary.size, dimensions: vectors.cols, features };
}

/**
 * The role2vec features of one graph, n x F, or of several with common roles, one matrix a graph. To carry over to graphs
 * that may not be seen while fitting, use `fitRole2vec`.
 * @throws as `fitRole2vec`
 */
export async function role2vec(graph: Graph, options?: Role2vecOptions): Promise<DenseMatrix>;
export async function role2vec(graphs: readonly Graph[], options?: Role2vecOptions): Promise<DenseMatrix[]>;
export async function role2vec(
  input: Graph | readonly Graph[],
  options: Role2vecOptions = {},
): Promise<DenseMatrix | DenseMatrix[]> {
  const graphs = Array.isArray(input) ? (input as readonly Graph[]) : [input as Graph];
  const embedding = await fitRole2vec(graphs, options);
  const matrices = graphs.map((graph) => embedding.features(graph));
  return Array.isArray(input) ? matrices : matrices[0];
}

function rowsOf(vectors: DenseMatrix, rows: Int32Array): DenseMatrix {
  const { cols } = vectors;
  const values = new Float32Array(rows.length * cols);
  rows.forEach((row, i) => {
    values.set(vectors.values.subarray(row * cols, (row + 1) * cols), i * cols);
  });
  return { kind: 'dense', rows: rows.length, cols, values };
}
