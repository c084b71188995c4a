import { InputError, requireInteger } from '../errors';
import type { Graph } from '../graph/Graph';
import type { DenseMatrix } from '../graph/SparseMatrix';
import { diffuse } from './diffuse';
import { RandomWalk } from './RandomWalk';
import { RoleVocabulary } from './RoleVocabulary';
import { type SkipGramOptions, trainSkipGram } from './trainSkipGram';

/** How columns of nodes are made of vectors of roles. */
export interface RoleSurroundings {
  /** Steps around a node over which role vectors are averaged; 0 for the vector of its own role alone. Default 100. */
  reach?: number;
  /** Length of a node's averaged row over √F, above 0; the vector of a role alone is left as trained. Default 1/3. */
  scale?: number;
}

export interface Role2vecOptions extends SkipGramOptions, RoleSurroundings {
  /** Counts are binned by their logarithm to this base, above 1; smaller means more roles. Default 1.3. */
  base?: number;
}

/** Vectors of roles, which any graph can use. */
export interface RoleEmbedding {
  /** Different roles seen while fitting. */
  readonly roles: number;
  /** F. */
  readonly dimensions: number;
  /** n x F. A role that was never seen counts as the most similar one. Default surroundings: those given when fitting. */
  features(graph: Graph, surroundings?: RoleSurroundings): DenseMatrix;
}

/**
 * role2vec (Ahmed et al. 2018): random walks over one or more graphs, read as sequences of roles instead of nodes, and
 * skip-gram on them. Roles are log-binned motif counts (see `roleBins`), so they mean the same in every graph: fit on the
 * training graphs, then take the features of graphs that were never seen. Defaults of walks and training as in `node2vec`.
 *
 * With `reach` 0 a node has the vector of its role, as in the paper. Such columns hardly tell where in the graph a node is,
 * so by default it has the mean of the vectors that a random walk meets in its first 100 steps; this mean is centred over
 * the graph's nodes and scaled to one length. Defaults of `base`, `reach` and `scale` were best on validation graphs
 * (`chooseInductiveSettings`; the measured grid is kept beside the results).
 *
 * @throws InputError for no graph, a base of at most 1, or impossible options; the signal's reason when aborted
 * @example const embedding = await fitRole2vec(trainingGraphs, { seed: 1 }); embedding.features(unseen) // n x 128
 */
export async function fitRole2vec(graphs: readonly Graph[], options: Role2vecOptions = {}): Promise<RoleEmbedding> {
  const { base, reach, scale, ...settings } = { ...role2vecDefaults, ...options };
  const around = requireSurroundings({ reach, scale });
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
  const features = (graph: Graph, other: RoleSurroundings = {}): DenseMatrix => {
    const own = rowsOf(vectors, vocabulary.recognize(graph));
    const wanted = requireSurroundings({ ...around, ...other });
    return wanted.reach === 0 ? own : surroundings(graph, own, wanted);
  };
  return { roles: vocabulary.size, dimensions: vectors.cols, features };
}

/**
 * The role2vec features (Ahmed et al. 2018) of one graph, n x F, or of several with common roles, one matrix a graph. To carry
 * over to graphs that may not be seen while fitting, use `fitRole2vec`, which has the defaults. F is 128 by default.
 * @throws as `fitRole2vec`
 * @example const features = await role2vec(karateClub().graph, { dimensions: 16, seed: 1 }); // 34 x 16
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

/** The mean role vector met around every node, centred and scaled. */
function surroundings(
  graph: Graph,
  { rows, cols, values: own }: DenseMatrix,
  { reach, scale }: Required<RoleSurroundings>,
): DenseMatrix {
  const values = diffuse(graph, own, cols, reach);
  const mean = new Float64Array(cols);
  for (let i = 0; i < values.length; i++) mean[i % cols] += values[i] / rows;
  for (let i = 0; i < rows; i++) {
    const row = values.subarray(i * cols, (i + 1) * cols);
    let squares = 0;
    for (let c = 0; c < cols; c++) {
      row[c] -= mean[c];
      squares += row[c] * row[c];
    }
    // A row that is the mean up to rounding has no direction: it stays zero.
    const factor = squares > VANISHING * cols ? scale * Math.sqrt(cols / squares) : 0;
    for (let c = 0; c < cols; c++) row[c] *= factor;
  }
  return { kind: 'dense', rows, cols, values };
}

const VANISHING = 1e-12;

/** Chosen on validation graphs, see `fitRole2vec`. */
export const role2vecDefaults = { base: 1.3, reach: 100, scale: 1 / 3 } as const;

function requireSurroundings(around: Required<RoleSurroundings>): Required<RoleSurroundings> {
  const { reach, scale } = around;
  requireInteger('reach', reach, 0, 1e4);
  if (scale > 0 && Number.isFinite(scale)) return around;
  throw new InputError({ what: 'scale', expected: 'a finite number above 0', actual: String(scale) });
}
