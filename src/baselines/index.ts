import type { AnyGraph } from '../graph/DenseGraph';
import type { DistanceMatrix } from '../graph/distance/DistanceMatrix';
import type { Graph } from '../graph/Graph';
import { gonzalez } from './facility/gonzalez';
import { greedyKCenter } from './facility/greedyKCenter';
import { cnm } from './modularity/cnm';
import { louvainToK } from './modularity/louvainToK';
import { newman } from './modularity/newman';
import { spectral } from './modularity/spectral';

export { type GonzalezOptions, gonzalez } from './facility/gonzalez';
export { type GreedyKCenterOptions, greedyKCenter } from './facility/greedyKCenter';
export { type CnmOptions, cnm } from './modularity/cnm';
export { louvain } from './modularity/louvain';
export { type LouvainToKOptions, louvainToK } from './modularity/louvainToK';
export { type NewmanOptions, newman } from './modularity/newman';
export { type SpectralOptions, spectral } from './modularity/spectral';

export interface BaselineOptions {
  /** Clusters or centres, K. */
  k: number;
  seed: number;
}

interface Described {
  /** As tables and figures name it. */
  readonly title: string;
  readonly citation: string;
  /** One of the paper's own baselines (in the paper's reading of it), not one of ours. */
  readonly inPaper: boolean;
  /** False if the seed changes nothing. */
  readonly seeded: boolean;
}

/** From observed, full or predicted edges to the cluster in [0, K) of every node, length n. */
export interface CommunityBaseline extends Described {
  run(graph: AnyGraph, options: BaselineOptions): Int32Array;
}

/** From hops or weighted distances to K different nodes. */
export interface FacilityBaseline extends Described {
  run(distances: DistanceMatrix, options: BaselineOptions): Int32Array;
  /** The same from the edges, without distances between all pairs; absent where these are needed. */
  runOnGraph?(graph: Graph, options: BaselineOptions): Int32Array;
}

const CNM = 'Clauset, Newman & Moore, PRE 70, 066111 (2004)';
const NEWMAN = 'Newman, PRE 74, 036104 (2006)';

export const communityBaselines: Readonly<Record<string, CommunityBaseline>> = {
  cnm: {
    title: 'CNM',
    citation: CNM,
    inPaper: true,
    seeded: false,
    run: (graph, { k }) => cnm(graph, { k }),
  },
  'cnm-any-pair': {
    title: 'CNM, any pair merges',
    citation: CNM,
    inPaper: false,
    seeded: false,
    run: (graph, { k }) => cnm(graph, { k, disconnected: 'best' }),
  },
  newman: {
    title: 'Newman',
    citation: NEWMAN,
    inPaper: true,
    seeded: true,
    run: (graph, options) => newman(graph, options),
  },
  'newman-fine-tuned': {
    title: 'Newman, fine-tuned',
    citation: NEWMAN,
    inPaper: false,
    seeded: true,
    run: (graph, options) => newman(graph, { ...options, fineTune: true }),
  },
  spectral: {
    title: 'SC',
    citation: 'von Luxburg, Statistics and Computing 17 (2007)',
    inPaper: true,
    seeded: true,
    run: (graph, options) => spectral(graph, options),
  },
  'spectral-regularized': {
    title: 'SC, regularised',
    citation: 'Amini, Chen, Bickel & Levina, Annals of Statistics 41 (2013)',
    inPaper: false,
    seeded: true,
    run: (graph, options) => spectral(graph, { ...options, regularization: 0.25 }),
  },
  louvain: {
    title: 'Louvain to K',
    citation: 'Blondel, Guillaume, Lambiotte & Lefebvre, J. Stat. Mech. P10008 (2008)',
    inPaper: false,
    seeded: true,
    run: (graph, options) => louvainToK(graph, options),
  },
};

export const facilityBaselines: Readonly<Record<string, FacilityBaseline>> = {
  greedy: {
    title: 'Greedy',
    citation: 'Wilder, Ewing, Dilkina & Tambe, NeurIPS (2019), section 5',
    inPaper: true,
    seeded: false,
    run: (distances, { k }) => greedyKCenter(distances, { k }),
  },
  'greedy-mean-ties': {
    title: 'Greedy, ties by mean',
    citation: 'Wilder, Ewing, Dilkina & Tambe, NeurIPS (2019), section 5',
    inPaper: false,
    seeded: false,
    run: (distances, { k }) => greedyKCenter(distances, { k, ties: 'mean' }),
  },
  gonzalez: {
    title: 'Gonzalez',
    citation: 'Gonzalez, Theoretical Computer Science 38 (1985)',
    inPaper: true,
    seeded: true,
    run: (distances, options) => gonzalez(distances, options),
    runOnGraph: (graph, options) => gonzalez(graph, options),
  },
};
