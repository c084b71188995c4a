import * as tf from '@tensorflow/tfjs-core';
import { edgeOfEntry } from '../../graph/edgeOfEntry';
import { Graph } from '../../graph/Graph';
import { customOp } from '../../ops/customOp';
import { modularity } from '../../ops/modularity';
import { modularityField } from '../../ops/modularityField';
import { softmaxRows } from '../../ops/softmaxRows';
import type { LinkPairs } from './linkPairs';

/** A blend whose weights depend on scores and ratios that gradients are to reach. */
export interface SoftBlend {
  /** Every pair that has a weight in it, without weights. */
  readonly edges: Graph;
  /** A, an entry an edge, in the order of `forEachEdge`, as in all that follow. */
  readonly seen: Float32Array;
  /** S, scaled so that it weighs as much as A. */
  readonly words: Float32Array;
  /** The edge of each scored pair. */
  readonly places: Int32Array;
  /** Half of ΣA. */
  readonly mass: number;
}

/** @param words S; its edges are seen ones or among the pairs */
export function softBlend(seen: Graph, words: Graph, { heads, tails }: Pick<LinkPairs, 'heads' | 'tails'>): SoftBlend {
  const { n } = seen;
  const [source, target]: [number[], number[]] = [Array.from(heads), Array.from(tails)];
  seen.forEachEdge((u, v) => {
    source.push(u);
    target.push(v);
  });
  const edges = Graph.fromEdges(n, source, target);
  const numbers = new Map<number, number>();
  edges.forEachEdge((u, v) => numbers.set(u * n + v, numbers.size));
  const columnOf = (graph: Graph): Float32Array => {
    const column = new Float32Array(edges.m);
    const scale = graph.m === 0 ? 0 : seen.totalStrength() / graph.totalStrength();
    graph.forEachEdge((u, v, weight) => {
      column[numbers.get(u * n + v)!] = scale * weight;
    });
    return column;
  };
  return {
    edges,
    seen: columnOf(seen),
    words: columnOf(words),
    places: heads.map((u, p) => numbers.get(u * n + tails[p]!)!),
    mass: seen.totalStrength() / 2,
  };
}

/**
 * W = A + r_S (ΣA / ΣS) S + r_P (ΣA / ΣP) P.
 * @param scores P, one above 0 for each pair
 * @param ratios r_S and r_P
 * @returns a weight for each edge
 */
export function softWeights(blend: SoftBlend, scores: tf.Tensor1D, ratios: tf.Tensor1D): tf.Tensor1D {
  const { seen, words, places, mass } = blend;
  return tf.tidy(() => {
    const [ofWords, ofScores] = [0, 1].map((at) => tf.slice(ratios, [at], [1])) as [tf.Tensor, tf.Tensor];
    const shares = tf.div(tf.mul(scores, mass), tf.sum(scores)) as tf.Tensor1D;
    const predicted = tf.add(
      tf.mul(tf.tensor1d(words), ofWords),
      tf.mul(spread(shares, places, seen.length), ofScores),
    );
    return tf.add(predicted, tf.tensor1d(seen)) as tf.Tensor1D;
  });
}

/** What is decided from, and what a decision is worth. */
export interface SoftDecision {
  /** The best answer known for the weights as they are, in [0, K). */
  readonly labels: Int32Array;
  readonly k: number;
  readonly resolution: number;
  /** The graph by whose modularity the decision is judged. */
  readonly judge: Graph;
  /** n x 1, by which gains are multiplied; default β (1 + d_i)^−½ for the weights as they are. */
  readonly scale?: tf.Tensor;
}

/** Layers of mean field, and their inverse temperature, at which the last layers of `MeanField` begin. */
const [LAYERS, BETA] = [5, 20];

/**
 * Minus the modularity, on another graph, of a decision on the blend: from an answer that search has found some layers of mean
 * field on W, r ← softmax(β (1 + d_i)^−½ (B r)_i), through which gradients reach the weights. Degrees in the scale are constants.
 */
export function softDecisionLoss({ edges }: SoftBlend, weights: tf.Tensor1D, decision: SoftDecision): tf.Scalar {
  const { labels, k, resolution, judge } = decision;
  return tf.tidy(() => {
    const { scale = scaleOf(blendOf(edges, weights)) } = decision;
    let r = tf.oneHot(tf.tensor1d(labels, 'int32'), k).toFloat() as tf.Tensor2D;
    for (let l = 0; l < LAYERS; l++) {
      r = softmaxRows(tf.mul(modularityField(edges, r, { weights, resolution }), scale) as tf.Tensor2D);
    }
    return tf.neg(modularity(judge, r, { resolution })) as tf.Scalar;
  });
}

const scaleOf = (graph: Graph): tf.Tensor =>
  tf.tensor2d(
    Float32Array.from(graph.strengths(), (d) => BETA / Math.sqrt(1 + d)),
    [graph.n, 1],
  );

/** The blend with weights as they are now, to search on. */
export function blendOf(edges: Graph, weights: tf.Tensor1D): Graph {
  const { rowPtr, colIdx } = edges;
  const values = weights.dataSync();
  return new Graph({ rowPtr, colIdx, weights: Float32Array.from(edgeOfEntry(edges), (edge) => values[edge]!) });
}

/** Values at their places, zeros elsewhere; no two have one place. */
function spread(values: tf.Tensor1D, places: Int32Array, length: number): tf.Tensor1D {
  return customOp<tf.Tensor1D>({
    inputs: [values],
    forward(device, [given]) {
      const output = device.alloc(length).fill(0);
      places.forEach((place, p) => {
        output[place] = given![p]!;
      });
      return { output, shape: [length] };
    },
    backward(device, g) {
      const dx = device.alloc(places.length);
      places.forEach((place, p) => {
        dx[p] = g[place]!;
      });
      return [dx];
    },
  });
}
