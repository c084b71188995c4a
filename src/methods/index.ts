import { baselines } from '../baselines';
import { clusternet } from './clusternet';
import { gcnE2e } from './gcnE2e';
import type { Method } from './Method';
import { slotActor } from './slotActor';
import { trainOnly } from './trainOnly';
import { twoStage } from './twoStage';

const classical = Object.values(baselines);

/** Every method by name: `clusternet`, `gcn-e2e`, and `train-…`, `2stage-…` for each baseline. */
export const methods: Readonly<Record<string, Method>> = Object.fromEntries(
  [
    clusternet,
    gcnE2e,
    slotActor,
    ...classical.map(trainOnly),
    ...classical.filter(({ predicted }) => predicted !== false).map(twoStage),
  ].map((method) => [method.name, method]),
);
