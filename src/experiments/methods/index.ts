import { clusternet, clusternetSoftMaximum, gcnE2e } from './endToEnd';
import type { Method } from './Method';
import { trainOnly } from './trainOnly';
import { twoStage } from './twoStage';

export type { Method, MethodInput, MethodResult } from './Method';

/** Every method by name: `clusternet`, `clusternet-softmax`, `gcn-e2e`, and `train-…`, `2stage-…` for each baseline. */
export const methods: Readonly<Record<string, Method>> = Object.fromEntries(
  [clusternet, clusternetSoftMaximum, gcnE2e, ...trainOnly, ...twoStage].map((method) => [method.name, method]),
);
