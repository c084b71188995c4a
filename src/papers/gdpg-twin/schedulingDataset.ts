import { maxWeight } from '../../baselines/linkScheduling/maxWeight';
import type { Instances, InstancesRequest, PosedItem } from '../../data/datasetEntry';
import { instanceSet } from '../../data/instanceSet';
import type { Graph } from '../../graph/Graph';
import { barabasiAlbert } from '../../graph/generate/barabasiAlbert';
import { erdosRenyi } from '../../graph/generate/erdosRenyi';
import { powerLawTree } from '../../graph/generate/powerLawTree';
import { star } from '../../graph/generate/star';
import { linkScheduling } from '../../problems/linkScheduling/linkScheduling';
import { drawTraffic } from '../../problems/linkScheduling/traffic';
import { mixSeed, Rng } from '../../random/Rng';

/** Conflict graphs on which the paper's schedulers are tested (figure 7), by the names of our columns. */
export const CONFLICT_GRAPHS: Readonly<Record<string, (seed: number) => Graph>> = {
  star30: () => star({ leaves: 30 }),
  star20: () => star({ leaves: 20 }),
  star10: () => star({ leaves: 10 }),
  ba1: (seed) => barabasiAlbert({ nodes: 70, attachments: 1, seed }),
  ba2: (seed) => barabasiAlbert({ nodes: 70, attachments: 2, seed }),
  tree: (seed) => powerLawTree({ nodes: 50, exponent: 3, seed }),
  er: (seed) => erdosRenyi({ nodes: 50, probability: 0.1, seed }),
  'ba-mix': (seed) => barabasiAlbert({ nodes: 100, attachments: [2, 5, 10, 15, 20][seed % 5]!, seed }),
};

/** Six of each kind, where training is on all. */
const TRAIN = 48;

/**
 * Links with traffic over 64 slots: test instances of eight kinds of conflict graph, each a group with means of its own, at
 * a load of .07; `reference` is the mean backlog of LGS on q ⊙ r under the same arrivals and rates. Training graphs are as the
 * paper has them (four fifths stars of 30 leaves, the others BA(100, 2)) or of all eight kinds; no draw is shared with a test.
 * The paper's last kind is the first hundred graphs of its BA test set; ours are drawn alike, BA(100, m) with m = 2, 5, 10, 15, 20.
 */
export const schedulingDataset = instanceSet({
  name: 'scheduling',
  title: 'Link scheduling on eight kinds of conflict graph',
  roles: { train: Array.from({ length: TRAIN }, (_, i) => i), valid: [], test: [TRAIN] },
  settings: {
    instances: { default: 100, low: 1, integer: true, about: 'test instances of each kind' },
    slots: { default: 64, low: 1, integer: true, about: 'T, the first of them empty' },
    load: { default: 0.07, low: 0, high: 1, about: 'arrivals in a slot over the mean rate, in tests' },
    trainLoad: { default: 0.05, low: 0, high: 1, about: 'the same in training' },
    trainOn: { default: 'paper', choices: ['paper', 'all'], about: 'stars and BA(100, 2), or all eight kinds' },
  },
  instances: async (request) => makeInstances(request),
});

function makeInstances({ settings, test }: InstancesRequest): Instances {
  const { instances, slots, load, trainLoad, trainOn } = settings as Readonly<Record<string, number | string>>;
  const kinds = Object.entries(CONFLICT_GRAPHS);
  const item = (group: string, make: (seed: number) => Graph, stream: number, i: number, at: number): PosedItem => {
    const graph = make(stream === TEST_STREAM ? i : mixSeed(TRAIN_STREAM, i));
    const rng = new Rng(mixSeed(stream, hash(group), i));
    const columns = { ...drawTraffic({ links: graph.n, slots: slots as number, load: at, rng }) };
    const posed = linkScheduling.pose(graph, { columns });
    const reference = linkScheduling.value(posed, maxWeight.solve(posed));
    return {
      graph,
      features: { kind: 'dense', rows: graph.n, cols: 0, values: new Float32Array(0) },
      columns,
      group,
      reference,
    };
  };
  const training = (i: number): PosedItem => {
    if (trainOn === 'all') {
      const [group, make] = kinds[i % kinds.length]!;
      return item(group, make, TRAIN_STREAM, i, trainLoad as number);
    }
    const [group, make] = i % 5 === 4 ? BA100 : STAR30;
    return item(group, make, TRAIN_STREAM, i, trainLoad as number);
  };
  const wanted = (instances as number) * (test ? 1 : 0);
  return {
    train: Array.from({ length: TRAIN }, (_, i) => training(i)),
    valid: [],
    test: kinds.flatMap(([group, make]) =>
      Array.from({ length: wanted }, (_, i) => item(group, make, TEST_STREAM, i, load as number)),
    ),
  };
}

const STAR30 = ['star30', CONFLICT_GRAPHS.star30!] as const;
const BA100 = ['ba2', (seed: number) => barabasiAlbert({ nodes: 100, attachments: 2, seed })] as const;

const TRAIN_STREAM = 81;
const TEST_STREAM = 82;

/** Tells kinds apart in seeds. */
const hash = (text: string): number => [...text].reduce((mixed, letter) => mixSeed(mixed, letter.codePointAt(0)!), 0);
