import type { Dropped, Graph } from '../graph/Graph';
import type { Features } from '../graph/SparseMatrix';
import type { FeatureKind, SplitName } from './datasetEntry';

export type SplitKind = 'released' | 'strict';

/** What the split really is, counted in distinct undirected edges. */
export interface SplitInfo {
  readonly kind: SplitKind;
  /** The seed of a strict split. */
  readonly seed?: number;
  readonly edges: Readonly<Record<'full', number> & Partial<Record<SplitName, number>>>;
  /** Lines of each file of a released split, self-loops and repeats included. */
  readonly fileLines: Readonly<Partial<Record<'full' | SplitName, number>>>;
  /** What reading each file dropped. */
  readonly dropped: Readonly<Partial<Record<'full' | SplitName, Dropped>>>;
  /** Edges in both of two parts. All 0 for a strict split; the released `_connected` sets leak. */
  readonly shared: Readonly<Partial<Record<'trainValid' | 'trainTest' | 'validTest', number>>>;
  /** Training edges that the full graph does not have. */
  readonly trainOutsideFull: number;
  /** train / full. */
  readonly trainFraction: number;
}

export interface DatasetFeatures {
  /** n x F, for the training graph. The same object as `full` when `shared`. */
  readonly train: Features;
  /** n x F, for the full graph. */
  readonly full: Features;
  readonly shared: boolean;
  readonly kind: FeatureKind;
}

/** One graph of a data set with everything a run needs. All graphs have the full graph's n nodes in its order. */
export interface Dataset {
  readonly name: string;
  /** The files' stem, as in `cora_connected` or `synthetic_spa_3`; the name itself for a set that is built in. */
  readonly stem: string;
  /** True when the graph is the largest component that the paper used for facility location. */
  readonly connected: boolean;
  readonly part: number;
  /** Read from the released files, or built here because there are none. */
  readonly origin: 'files' | 'generated';
  readonly full: Graph;
  /** The observed edges. */
  readonly train: Graph;
  /** Absent for the released splits of pubmed and synthetic, which come with a training file only. */
  readonly valid?: Graph;
  readonly test?: Graph;
  readonly features: DatasetFeatures;
  /** Length n, class indices; absent when the set has no classes. */
  readonly labels?: Int32Array;
  readonly labelNames?: readonly string[];
  readonly splitInfo: SplitInfo;
  /** Wall-clock seconds that loading took. */
  readonly seconds: number;
}
