import { balancedPartition } from './balancedPartition/balancedPartition';
import { capacitated } from './capacitated/capacitated';
import { connectedDominatingSet } from './connectedDominatingSet/connectedDominatingSet';
import { coverage } from './coverage/coverage';
import { dismantling } from './dismantling/dismantling';
import { dominatingSet } from './dominatingSet/dominatingSet';
import { facilityLocation } from './facilityLocation/facilityLocation';
import { immunisation } from './immunisation/immunisation';
import { independentSet } from './independentSet/independentSet';
import { influence } from './influence/influence';
import { kMedian } from './kMedian/kMedian';
import { linkScheduling } from './linkScheduling/linkScheduling';
import { maxCut } from './maxCut/maxCut';
import { modularity } from './modularity/modularity';
import { normalizedCut } from './normalizedCut/normalizedCut';
import type { Problem } from './Problem';
import { steinerTree } from './steinerTree/steinerTree';

/** Every problem by name: tests run the same contract over each, methods are offered for each, the command line knows each. */
export const problems = {
  modularity,
  facility: facilityLocation,
  'independent-set': independentSet,
  'dominating-set': dominatingSet,
  'normalized-cut': normalizedCut,
  'link-scheduling': linkScheduling,
  'steiner-tree': steinerTree,
  'connected-dominating-set': connectedDominatingSet,
  'k-median': kMedian,
  capacitated,
  immunisation,
  dismantling,
  'max-cut': maxCut,
  'balanced-partition': balancedPartition,
  coverage,
  influence,
} satisfies Readonly<Record<string, Problem>>;

/** Name of the problem that is meant where none is named. */
export const DEFAULT_PROBLEM = modularity.name;
