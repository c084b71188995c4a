import { UndirectedGraph } from 'graphology';
import generateKarateClub from 'graphology-generators/social/karate-club';
import { Graph } from '../Graph';

export interface KarateClub {
  /** n = 34, m = 78, unweighted. */
  readonly graph: Graph;
  /** Length 34: the side each member took when the club split, 0 = the instructor's, 1 = the officers'. */
  readonly factions: Int32Array;
  readonly factionNames: readonly string[];
}

/**
 * Zachary's karate club ("An information flow model for conflict and fission in small groups", Journal of
 * Anthropological Research 33, 1977), members numbered 0 … 33, with the factions of the split he observed. Throws nothing.
 * @example const { graph, factions } = karateClub(); // 34 nodes, 78 edges
 */
export function karateClub(): KarateClub {
  const source: number[] = [];
  const target: number[] = [];
  const club = generateKarateClub(UndirectedGraph);
  club.forEachEdge((_key, _attributes, u, v) => {
    source.push(Number(u));
    target.push(Number(v));
  });
  const factionNames = ['Mr. Hi', 'Officer'];
  const factions = Int32Array.from({ length: club.order }, (_, i) =>
    factionNames.indexOf(String(club.getNodeAttribute(String(i), 'club'))),
  );
  return { graph: Graph.fromEdges(club.order, source, target), factions, factionNames };
}
