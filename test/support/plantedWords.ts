import { Graph } from '../../src/graph/Graph';
import { Rng } from '../../src/random/Rng';

/** Nodes, groups, and words that a group has of its own. */
export const [N, GROUPS, TOPIC] = [240, 4, 12];

/** Groups of nodes with words of their own; of the edges inside groups, 40 % are seen and the others differ with `hiddenBy`. */
export function plantedWords(hiddenBy: number) {
  const rng = new Rng(1);
  const group = Int32Array.from({ length: N }, (_, i) => i % GROUPS);
  const pairs: [number, number][] = [];
  for (let u = 0; u < N; u++) {
    for (let v = u + 1; v < N; v++) if (rng.float() < (group[u] === group[v] ? 0.03 : 0.006)) pairs.push([u, v]);
  }
  const seen = rng.shuffle(pairs).slice(0, Math.round(0.4 * pairs.length));
  const others = new Rng(hiddenBy);
  const hidden = Array.from({ length: pairs.length - seen.length }, () => {
    const u = others.int(N);
    return [u, (u + GROUPS * (1 + others.int(N / GROUPS - 1))) % N] as [number, number];
  });
  const words = Array.from({ length: N }, (_, i) =>
    Array.from({ length: GROUPS * TOPIC }, (_, j) => j).filter(
      (j) => rng.float() < (Math.floor(j / TOPIC) === group[i] ? 0.35 : 0.05),
    ),
  );
  const graphOf = (edges: [number, number][]) =>
    Graph.fromEdges(
      N,
      edges.map(([u]) => u),
      edges.map(([, v]) => v),
    );
  const features = {
    kind: 'sparse',
    rows: N,
    cols: GROUPS * TOPIC,
    rowPtr: Int32Array.from([0, ...words.map((_, i) => words.slice(0, i + 1).flat().length)]),
    colIdx: Int32Array.from(words.flat()),
    values: null,
  } as const;
  return { graph: graphOf(seen), whole: graphOf([...seen, ...hidden]), features, group };
}
