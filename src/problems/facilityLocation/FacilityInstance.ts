import type { Instance } from '../Problem';

/** Where facilities may stand, who needs them, and how far apart nodes are. */
export interface FacilityInstance extends Instance {
  /** D: the distance of unreachable pairs, and the largest distance that counts. Found when first asked for. */
  readonly farthest: number;
  /** Whether the graph is an observed part of another. */
  readonly partial: boolean;
  /** Lengths of the edges, 2m beside `graph.colIdx`; absent: distances are hops. */
  readonly lengths?: { readonly name: string; readonly values: Float64Array };
  /** Absent: every node needs a facility as much as any other, and may have one. */
  readonly columns?: Readonly<Record<'demand' | 'candidate', Float64Array>>;
  /** The component of each node, where each of several is to have a facility; absent in a connected graph. */
  readonly components?: Int32Array;
}

/** The nodes with a demand, ascending; null for all. */
export function servedNodes({ columns, graph }: FacilityInstance): Int32Array | null {
  if (columns === undefined || columns.demand.every((demand) => demand > 0)) return null;
  return Int32Array.from({ length: graph.n }, (_, v) => v).filter((v) => columns.demand[v]! > 0);
}

/** The nodes that a facility may stand at, ascending; null for all. */
export function candidateNodes({ columns, graph }: FacilityInstance): Int32Array | null {
  if (columns === undefined || columns.candidate.every((may) => may === 1)) return null;
  return Int32Array.from({ length: graph.n }, (_, v) => v).filter((v) => columns.candidate[v] === 1);
}
