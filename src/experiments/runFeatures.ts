import type { Dataset } from '../data/Dataset';
import { datasetEntry } from '../data/datasetEntry';
import type { FeatureScaling } from '../data/scaleFeatures';
import { node2vec } from '../features/node2vec';
import type { Graph } from '../graph/Graph';
import type { Features } from '../graph/SparseMatrix';
import type { Method } from './methods';
import type { Splits, Task } from './RunRecord';

export interface RunFeatures {
  /** n x F. */
  features: Features;
  /** Seconds that making them took; 0 for features that were read or kept from an earlier run. */
  seconds: number;
}

/**
 * How a run's features are scaled. The released single-graph script divides every row by its sum, signed node2vec columns
 * too (a sum may be near zero), so runs on its splits do; our own splits leave those columns as they are.
 */
export function runScaling(dataset: string, splits: Splits): FeatureScaling | 'auto' {
  return splits === 'released' && datasetEntry(dataset).featureKind === 'node2vec' ? 'signed-row-sum' : 'auto';
}

/**
 * The features of a run: the data set's own, except for a strict split of a set whose released node2vec columns were made
 * from other training edges (protein, adol, fb). There they are made anew from the edges that the run may see: columns
 * made from a hidden edge would give it away.
 *
 * The last few are kept, so that the methods of a table share one computation.
 * @throws the signal's reason when aborted
 */
export async function runFeatures(
  dataset: Dataset,
  task: Task,
  method: Pick<Method, 'usesFeatures'>,
  signal?: AbortSignal,
): Promise<RunFeatures> {
  const { splitInfo, features: own } = dataset;
  const leaks = splitInfo.kind === 'strict' && datasetEntry(dataset.name).featureKind === 'node2vec';
  if (!leaks || !method.usesFeatures) {
    return { features: task === 'learn' ? own.train : own.full, seconds: 0 };
  }
  const graph = task === 'learn' ? dataset.train : dataset.full;
  const seed = splitInfo.seed ?? 0;
  const known = kept.find((entry) => entry.seed === seed && sameEdges(entry.graph, graph));
  if (known !== undefined) return { features: known.features, seconds: 0 };
  const begun = performance.now();
  const features = await node2vec(graph, { seed, ...(signal === undefined ? {} : { signal }) });
  kept.unshift({ graph, seed, features });
  kept.length = Math.min(kept.length, KEPT);
  return { features, seconds: (performance.now() - begun) / 1000 };
}

/** Newest first. */
const kept: { graph: Graph; seed: number; features: Features }[] = [];
const KEPT = 6;

function sameEdges(a: Graph, b: Graph): boolean {
  return a.n === b.n && a.m === b.m && sameNumbers(a.rowPtr, b.rowPtr) && sameNumbers(a.colIdx, b.colIdx);
}

function sameNumbers(a: Int32Array, b: Int32Array): boolean {
  return a.every((value, i) => value === b[i]);
}
