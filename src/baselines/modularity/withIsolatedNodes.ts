import { relabel } from './relabel';

/**
 * Nodes without edges change nothing in the modularity of what was observed, wherever they are; on released 40 % splits, up to
 * 1,699 of fb's 2,888 nodes are such. They go to the cluster of largest total degree: the prior for an unseen edge's other end.
 */
export function withIsolatedNodes(strengths: Float64Array, labels: Int32Array): Int32Array {
  const total = new Float64Array(labels.length);
  for (let i = 0; i < labels.length; i++) total[labels[i]!]! += strengths[i]!;
  const largest = total.reduce((best, d, c) => (d > total[best]! ? c : best), 0);
  return relabel(labels.map((label, i) => (strengths[i] === 0 ? largest : label)));
}
