import type { Dropped, Graph } from '../graph/Graph';
import type { SplitInfo } from './Dataset';
import type { SplitName } from './datasetEntry';
import { countSharedEdges, splitEdges } from './splitEdges';

export interface Split {
  readonly train: Graph;
  readonly valid?: Graph;
  readonly test?: Graph;
  readonly info: SplitInfo;
}

export interface EdgeFile {
  readonly graph: Graph;
  readonly lines: number;
}

/** The released splits with what is odd about them counted. */
export function releasedSplit(full: EdgeFile, parts: Readonly<Partial<Record<SplitName, EdgeFile>>>): Split {
  const fileLines: Partial<Record<'full' | SplitName, number>> = { full: full.lines };
  const dropped: Partial<Record<'full' | SplitName, Dropped>> = { full: full.graph.dropped };
  for (const [name, part] of Object.entries(parts) as [SplitName, EdgeFile][]) {
    fileLines[name] = part.lines;
    dropped[name] = part.graph.dropped;
  }
  const train = parts.train?.graph ?? full.graph;
  return describe(full.graph, train, parts.valid?.graph, parts.test?.graph, { kind: 'released', fileLines, dropped });
}

/** Our own 40/10/50 of the distinct undirected edges. */
export function strictSplit(full: Graph, seed: number): Split {
  const { train, valid, test } = splitEdges(full, { seed });
  return describe(full, train, valid, test, { kind: 'strict', seed, fileLines: {}, dropped: { full: full.dropped } });
}

function describe(
  full: Graph,
  train: Graph,
  valid: Graph | undefined,
  test: Graph | undefined,
  about: Pick<SplitInfo, 'kind' | 'seed' | 'fileLines' | 'dropped'>,
): Split {
  const parts = { ...(valid === undefined ? {} : { valid }), ...(test === undefined ? {} : { test }) };
  const info: SplitInfo = {
    ...about,
    edges: {
      full: full.m,
      train: train.m,
      ...(valid === undefined ? {} : { valid: valid.m }),
      ...(test === undefined ? {} : { test: test.m }),
    },
    shared: {
      ...(valid === undefined ? {} : { trainValid: countSharedEdges(train, valid) }),
      ...(test === undefined ? {} : { trainTest: countSharedEdges(train, test) }),
      ...(valid === undefined || test === undefined ? {} : { validTest: countSharedEdges(valid, test) }),
    },
    trainOutsideFull: train.m - countSharedEdges(train, full),
    trainFraction: full.m === 0 ? 0 : train.m / full.m,
  };
  return { train, ...parts, info };
}
