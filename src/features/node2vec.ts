import type { Graph } from '../graph/Graph';
import type { DenseMatrix } from '../graph/SparseMatrix';
import { RandomWalk, type RandomWalkOptions } from './RandomWalk';
import { type SkipGramOptions, trainSkipGram } from './trainSkipGram';

export interface Node2vecOptions extends SkipGramOptions, RandomWalkOptions {}

/**
 * node2vec (Grover & Leskovec 2016): biased second-order walks from every node, and a vector per node trained by skip-gram
 * with negative sampling so that nodes that meet on walks lie close. n x F.
 *
 * The defaults are the paper's (128 columns, walks of 80 nodes, window 10, p = q = 1, one epoch) but for 5 walks instead of
 * 10 and a first step of 0.02 instead of 0.025: a whole window pushes a target at once, which learns faster, and so the
 * vectors come closest to ClusterNet's released ones in mean cosine over edges and over random pairs.
 *
 * Edge weights bias the walks. An isolated node keeps its random start, of length about 0.29 / √F. Time grows with
 * n · walks · walkLength · window · (1 + negatives) · F, memory is 8 F bytes a node beside the result: with the
 * defaults 100,000 nodes and 1,000,000 edges took 3 minutes of one core and 250 MB.
 * @throws InputError for impossible options; the signal's reason when aborted
 * @example const features = await node2vec(karateClub().graph, { dimensions: 16, seed: 1 }); // 34 x 16
 */
export async function node2vec(graph: Graph, options: Node2vecOptions = {}): Promise<DenseMatrix> {
  const walk = new RandomWalk(graph, options);
  const order = Int32Array.from({ length: graph.n }, (_, i) => i);
  return trainSkipGram(
    {
      tokens: graph.n,
      perRound: graph.n,
      round(rng, length) {
        rng.shuffle(order);
        let i = 0;
        return (into, at) => walk.write(rng, order[i++], into, at, length);
      },
    },
    options,
  );
}
