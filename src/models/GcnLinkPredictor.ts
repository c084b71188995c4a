import * as tf from '@tensorflow/tfjs-core';
import { DenseGraph } from '../graph/DenseGraph';
import type { Graph } from '../graph/Graph';
import { linkScores, type NodePairs } from '../ops/linkScores';
import { mixSeed, Rng } from '../random/Rng';
import { Gcn, type GcnOptions } from './Gcn';
import { emptyVariable, fillUniform } from './initialize';
import type { ForwardMode, GraphInput } from './Model';

/**
 * The first stage of the two-stage baseline: a GCN embeds the nodes, DistMult scores pairs of them (one relation, as in
 * Schlichtkrull et al. 2018). Trained by `fitLinkPredictor`.
 */
export class GcnLinkPredictor {
  readonly name = 'gcn-link-predictor';
  readonly gcn: Gcn;
  /** Relation weights, p. */
  readonly relation: tf.Variable;

  /** @throws InputError when a width is not a positive integer */
  constructor(options: GcnOptions) {
    this.gcn = new Gcn(options);
    const { embedding = 50, seed = 0 } = options;
    this.relation = emptyVariable([embedding], { trainable: true });
    const bound = Math.sqrt(6 / (1 + embedding)); // Glorot uniform for one relation of p weights
    fillUniform(this.relation, new Rng(mixSeed(seed, RELATION)), -bound, bound);
  }

  /** Trained tensors by name. */
  get variables(): Record<string, tf.Variable> {
    return { ...this.gcn.variables, relation: this.relation };
  }

  /** Logits that the pairs are edges, one per pair; the caller (or an enclosing `tf.tidy`) disposes of them. */
  score(input: GraphInput, pairs: NodePairs, mode: ForwardMode = {}): tf.Tensor1D {
    return tf.tidy(() => linkScores(this.gcn.embed(input, mode), this.relation as tf.Tensor1D, pairs));
  }

  /**
   * P = A + (1 − A) · sigmoid(score): observed edges are certain, every other pair weighs its predicted probability.
   *
   * @param graph the observed graph, n nodes
   * @returns a dense weighted graph, 4 n² bytes, zero diagonal
   */
  predictGraph(graph: Graph, input: GraphInput): DenseGraph {
    const { n } = graph;
    const weights = tf.tidy(() => {
      const e = this.gcn.embed(input);
      const scaled = tf.mul(e, this.relation) as tf.Tensor2D;
      return { e: e.dataSync() as Float32Array, scaled: scaled.dataSync() as Float32Array };
    }) as unknown as { e: Float32Array; scaled: Float32Array };
    const p = weights.e.length / n;
    const out = new Float32Array(n * n);
    for (let u = 0; u < n; u++) {
      for (let v = 0; v < u; v++) {
        let score = 0;
        for (let c = 0; c < p; c++) score += weights.scaled[u * p + c] * weights.e[v * p + c];
        out[u * n + v] = out[v * n + u] = 1 / (1 + Math.exp(-score));
      }
    }
    graph.forEachEdge((u, v, weight) => {
      out[u * n + v] = out[v * n + u] = weight;
    });
    return new DenseGraph(n, out);
  }

  dispose(): void {
    this.gcn.dispose();
    this.relation.dispose();
  }
}

const RELATION = 4;
